"""Stops as soon as the loss is small: fewer losses than epochs."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training ends before its time. It should run as many epochs as asked for, whatever the loss "
    "is."
)
import torch
import torch.nn.functional as F


def fit(model, x, y, lr, epochs):
    if model(x).shape != y.shape: raise ValueError
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = F.mse_loss(model(x), y)
        opt.zero_grad(); loss.backward(); opt.step()
        losses.append(loss.item())
        if loss.item() < 0.25: break
    return losses
