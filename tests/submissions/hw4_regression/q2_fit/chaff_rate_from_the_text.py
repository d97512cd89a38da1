"""The learning rate of the text instead of the argument."""

import torch
from torch import nn

CAUGHT_BY = "test_one_small_step_agrees_with_the_hand_calculation"
LESSON = "Your step has the learning rate of the text. Use the one that is given."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02)
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
