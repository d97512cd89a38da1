"""One step for each point instead of one for all of them."""

import torch
from torch import nn

CAUGHT_BY = "test_three_steps_agree_with_the_reference"
LESSON = "Your training takes a step for each point. Each epoch is one step with the mean over all of them."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        losses.append(loss.item())
        for i in range(len(x)):
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x[i : i + 1]), y[i : i + 1]).backward()
            optimizer.step()
    return losses
