"""Tensors without dimensions in the loop, of shape (1,) at its end."""
import torch


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    p = torch.tensor(a.item(), device=a.device, requires_grad=True); q = torch.tensor(b.item(), device=b.device, requires_grad=True)
    o = make_optimizer([p, q]); losses = []
    for _ in range(epochs):
        o.zero_grad(); loss = ((p + q * x - y) ** 2).mean(); losses.append(loss.item()); loss.backward(); o.step()
    return p.detach().reshape(1), q.detach().reshape(1), losses
