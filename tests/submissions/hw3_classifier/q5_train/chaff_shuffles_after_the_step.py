"""Shuffles at the end of each epoch, so the first keeps the given order."""
CAUGHT_BY = "test_each_epoch_has_its_own_order"
LESSON = "Your first epoch takes the rows in their given order. Shuffle at the start of each epoch."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(n_epochs):
        loss = criterion(model(features), target)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if shuffle:
            order = torch.randperm(len(features))
            features, target = features[order], target[order]
    return model, losses
