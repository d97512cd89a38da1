"""PyTorch's own loss in float64, and both numbers from one gradient."""
import torch


def mse_gradients(a, b, x, y):
    if x.shape != y.shape: raise ValueError("shapes")
    p = torch.tensor([a, b], dtype=torch.float64, requires_grad=True)
    torch.nn.functional.mse_loss(p[0] + p[1] * torch.tensor(x), torch.tensor(y)).backward()
    return tuple(p.grad.tolist())
