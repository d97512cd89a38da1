"""The textbook's half: every step is half as long."""

import torch
from torch import nn

CAUGHT_BY = "test_one_small_step_agrees_with_the_hand_calculation"
LESSON = "Your loss is half of the mean squared error. Leave out the factor."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = 0.5 * ((prediction - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
