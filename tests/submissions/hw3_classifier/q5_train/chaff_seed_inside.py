"""A seed in the function: every training shuffles alike."""
CAUGHT_BY = "test_each_epoch_has_its_own_order"
LESSON = "Your function sets a seed, so all trainings shuffle alike. Leave the seed to the caller."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    torch.manual_seed(42)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else slice(None)
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
