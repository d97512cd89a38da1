"""randint draws with replacement: some rows come twice and others not at all."""
CAUGHT_BY = "test_shuffling_keeps_pairs_together"
LESSON = "Your order takes some rows twice and others not at all. `torch.randperm(n)` has each row once."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        x, y = features, target
        if shuffle:
            order = torch.randint(len(x), (len(x),))
            x, y = x[order], y[order]
        loss = criterion(model(x), y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
