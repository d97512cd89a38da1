"""Only the last layer's parameters reach the optimizer."""

import torch
from torch import nn

CAUGHT_BY = "test_three_steps_agree_with_the_reference"
LESSON = "Your optimizer does not have all parameters. Hand over `model.parameters()`."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(list(model.parameters())[-2:], lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
