"""The loss is measured after the step instead of before it."""

import torch
from torch import nn

CAUGHT_BY = "test_one_small_step_agrees_with_the_hand_calculation"
LESSON = "Your losses are one step late. Each should be that of the model before its step."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(nn.functional.mse_loss(model(x), y).item())
    return losses
