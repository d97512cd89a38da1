"""Without zero_grad the gradients of all epochs add up."""

import torch
from torch import nn

CAUGHT_BY = "test_small_steps_agree_with_the_hand_calculation"
LESSON = "Your gradients pile up: each `backward()` adds to what is there. Empty them in every epoch."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
