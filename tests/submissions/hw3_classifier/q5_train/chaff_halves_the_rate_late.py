"""Halves lr every 500 epochs."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = "Your learning rate changes on the way. It should stay as it was given, in all epochs."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else slice(None)
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch % 500 == 499: optimizer.param_groups[0]['lr'] /= 2
    return model, losses
