"""The update written out, without an optimizer."""

import torch


def fit(model, x, y, lr, epochs):
    history = []
    params = list(model.parameters())
    for epoch in range(epochs):
        out = model(x)
        if out.shape != y.shape:
            raise ValueError(f"{tuple(out.shape)} against {tuple(y.shape)}")
        loss = ((out - y) ** 2).mean()
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for p, g in zip(params, grads):
                p -= lr * g
        history.append(float(loss))
    return history
