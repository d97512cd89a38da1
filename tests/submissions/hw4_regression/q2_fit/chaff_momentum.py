"""SGD with momentum remembers earlier steps."""

import torch
from torch import nn

CAUGHT_BY = "test_small_steps_agree_with_the_hand_calculation"
LESSON = "Your steps do not follow the gradient of the moment alone. Use `torch.optim.SGD` without momentum."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
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
