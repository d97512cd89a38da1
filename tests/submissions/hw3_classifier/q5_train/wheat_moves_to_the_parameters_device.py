"""Data go to the device of the model's parameters."""
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    device = next(model.parameters()).device; features, target = features.to(device), target.to(device)
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
