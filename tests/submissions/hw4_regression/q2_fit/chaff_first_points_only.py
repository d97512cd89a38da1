"""Training on a slice of ten points."""

import torch
from torch import nn

CAUGHT_BY = "test_three_steps_agree_with_the_reference"
LESSON = (
    "Your training does not take all points in each step. Each epoch is one step with the mean over all "
    "of them."
)


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction[:10], y[:10])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
