"""Takes one step where none is asked for."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = "Your function takes a step even where no epoch is asked for."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    n_epochs = max(n_epochs, 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else slice(None)
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
