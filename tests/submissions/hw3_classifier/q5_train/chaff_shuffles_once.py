"""One permutation before the loop is used in every epoch."""
CAUGHT_BY = "test_each_epoch_has_its_own_order"
LESSON = "Your rows are shuffled once for all epochs. Draw a new order at the start of each epoch."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    if shuffle:
        order = torch.randperm(len(features))
        features, target = features[order], target[order]
    losses = []
    for epoch in range(n_epochs):
        loss = criterion(model(features), target)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
