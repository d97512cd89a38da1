"""The loss is measured before the rows are shuffled, in a pass of its own."""
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        with torch.no_grad():
            losses.append(criterion(model(features), target).item())
        X, y = features, target
        if shuffle:
            order = torch.randperm(X.shape[0])
            X, y = X[order], y[order]
        optimizer.zero_grad()
        criterion(model(X), y).backward()
        optimizer.step()
    return model, losses
