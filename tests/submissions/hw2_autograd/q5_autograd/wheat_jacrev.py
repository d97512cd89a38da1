"""Both parameters in one tensor, torch.func.jacrev, and the squared length of the errors."""
import torch


def autograd_descent(x, y, a, b, lr, epochs):
    p, losses = torch.stack([a.detach(), b.detach()]), []
    f = lambda p: torch.linalg.vector_norm(y - p[0] - p[1] * x) ** 2 / len(x)
    for _ in range(epochs):
        losses.append(f(p).item())
        p = p - lr * torch.func.jacrev(f)(p)
    return p[0].clone(), p[1].clone(), losses
