"""zero_grad after the step trusts that the gradients were empty at the start."""

import torch
from torch import nn

CAUGHT_BY = "test_old_gradients_do_not_count"
LESSON = (
    "Your first step still adds to gradients that the model came in with. Empty them before each "
    "`backward()`."
)


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
        optimizer.zero_grad()
    return losses
