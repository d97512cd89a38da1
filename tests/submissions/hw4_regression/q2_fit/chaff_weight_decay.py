"""Weight decay pulls the weights towards 0."""

import torch
from torch import nn

CAUGHT_BY = "test_small_steps_agree_with_the_hand_calculation"
LESSON = (
    "Your optimizer has a setting that nobody asked for. Hand over the parameters and the learning rate "
    "only."
)


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, weight_decay=0.01)
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
