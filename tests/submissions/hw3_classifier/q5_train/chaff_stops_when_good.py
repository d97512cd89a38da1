"""Stops as soon as the loss is small: fewer epochs than asked for."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training ends before its time. It should run as many epochs as asked for, whatever the loss "
    "is."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else slice(None)
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        if loss < 0.02:
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
