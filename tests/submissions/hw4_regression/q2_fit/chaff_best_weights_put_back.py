"""Puts the weights of the smallest loss back."""
CAUGHT_BY = "test_one_small_step_agrees_with_the_hand_calculation"
LESSON = (
    "Your code does not move the model that was given. Train this very model, take a step in each "
    "epoch, and leave it where the last step ended."
)
import torch
from torch import nn


def fit(model, x, y, lr, epochs):
    best = (float('inf'), None)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        pred = model(x)
        if pred.shape != y.shape: raise ValueError("shapes differ")
        loss = nn.functional.mse_loss(pred, y)
        if loss.item() < best[0]: best = (loss.item(), {k: v.clone() for k, v in model.state_dict().items()})
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    if best[1]: model.load_state_dict(best[1])
    return losses
