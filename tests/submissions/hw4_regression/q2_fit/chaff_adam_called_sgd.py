"""A variable called sgd that holds Adam."""

import torch
from torch import nn

CAUGHT_BY = "test_one_small_step_agrees_with_the_hand_calculation"
LESSON = (
    "Your first step has the wrong length. It is plain gradient descent on the mean squared error: "
    "`torch.optim.SGD` with the learning rate alone."
)


def fit(model, x, y, lr, epochs):
    sgd = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        losses.append(loss.item())
    return losses
