"""float64 inside, and gradients put into .grad instead of backward."""
import torch


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    x, y = x.double(), y.double()
    params = [p.detach().double().requires_grad_() for p in (a, b)]
    optimizer = make_optimizer(params)
    losses = []
    for _ in range(epochs):
        loss = (params[0] + params[1] * x - y).square().mean()
        for p, g in zip(params, torch.autograd.grad(loss, params)):
            p.grad = g
        losses.append(float(loss))
        optimizer.step()
    return params[0].float(), params[1].float(), losses
