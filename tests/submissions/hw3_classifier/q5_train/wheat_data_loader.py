"""A DataLoader with one batch that holds everything; zero_grad right before backward."""
import torch
from torch.utils.data import DataLoader, TensorDataset


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    loader = DataLoader(TensorDataset(features, target), batch_size=len(features), shuffle=shuffle)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        for x, y in loader:
            out = model(x)
            loss = criterion(out, y)
            losses.append(loss.item())
            optimizer.zero_grad(set_to_none=False)
            loss.backward()
            optimizer.step()
    return (model, losses)
