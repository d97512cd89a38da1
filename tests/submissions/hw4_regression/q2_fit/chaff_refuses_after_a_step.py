"""Looks at the shapes only after a step on the broadcast error."""
CAUGHT_BY = "test_refuses_targets_that_would_broadcast"
LESSON = (
    "Your function refuses the targets after it has moved the model. Compare the shapes before the "
    "first step."
)
import torch
import torch.nn.functional as F


def fit(model, x, y, lr, epochs):
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        out = model(x)
        loss = F.mse_loss(out, y)
        opt.zero_grad(); loss.backward(); opt.step()
        losses.append(loss.item())
        if out.shape != y.shape: raise ValueError
    return losses
