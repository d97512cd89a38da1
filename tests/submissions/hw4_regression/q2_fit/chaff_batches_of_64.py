"""Steps in batches of 64: the same thing as long as the data are few."""
CAUGHT_BY = "test_three_steps_agree_with_the_reference"
LESSON = (
    "Your training does not take all points in each step. Each epoch is one step with the mean over all "
    "of them."
)
import torch
import torch.nn.functional as F


def fit(model, x, y, lr, epochs):
    if model(x).shape != y.shape: raise ValueError
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, yb in zip(x.split(64), y.split(64)):
            loss = F.mse_loss(model(xb), yb)
            opt.zero_grad(); loss.backward(); opt.step()
            total += loss.item() * len(xb)
        losses.append(total / len(x))
    return losses
