"""The step stands outside the loop: gradients of all epochs, one step."""

import torch
from torch import nn

CAUGHT_BY = "test_small_steps_agree_with_the_hand_calculation"
LESSON = "Your model does not move in every epoch. Look whether the step stands inside the loop."


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
        losses.append(loss.item())
    optimizer.step()
    return losses
