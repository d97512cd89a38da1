"""Data go to the device of the model's parameters; train() at the start."""
import torch


def fit(model, x, y, lr, epochs):
    device = next(model.parameters()).device; x, y = x.to(device), y.to(device); model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        pred = model(x)
        if pred.shape != y.shape: raise ValueError("shapes differ")
        loss = ((pred - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
