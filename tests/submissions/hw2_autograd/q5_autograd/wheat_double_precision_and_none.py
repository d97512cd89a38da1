"""float64 inside, grad = None instead of zero_, and .data for the step."""
import torch


def autograd_descent(x, y, a, b, lr, epochs):
    x, y = x.double(), y.double()
    a = torch.tensor(a.tolist(), dtype=torch.float64, device=x.device, requires_grad=True)
    b = torch.tensor(b.tolist(), dtype=torch.float64, device=x.device, requires_grad=True)
    losses = []
    for _ in range(epochs):
        a.grad = b.grad = None
        residual = y - a - b * x
        loss = residual.pow(2).sum() / len(residual)
        loss.backward()
        losses.append(loss.item())
        a.data -= lr * a.grad
        b.data.sub_(lr * b.grad)
    return a.detach().float(), b.detach().float(), losses
