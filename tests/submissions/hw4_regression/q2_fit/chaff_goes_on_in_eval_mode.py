"""model.eval() after the first epoch, and never back."""
CAUGHT_BY = "test_trains_in_training_mode_and_leaves_the_data"
LESSON = "Your model is trained in eval mode after a look at it. Call `model.train()` before each step."
import torch
from torch import nn


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        pred = model(x)
        if pred.shape != y.shape: raise ValueError("shapes differ")
        loss = nn.functional.mse_loss(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        model.eval()
    return losses
