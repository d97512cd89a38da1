"""The mean absolute error instead of the squared one."""

import torch
from torch import nn

CAUGHT_BY = "test_one_small_step_agrees_with_the_hand_calculation"
LESSON = (
    "Your first step has the wrong length. It is plain gradient descent on the mean squared error: "
    "`torch.optim.SGD` with the learning rate alone."
)


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.l1_loss(prediction, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
