"""The default of shuffle has become True."""
CAUGHT_BY = "test_each_epoch_has_its_own_order"
LESSON = "Your function shuffles though nobody asked for it. The default of shuffle is False."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=True):
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
