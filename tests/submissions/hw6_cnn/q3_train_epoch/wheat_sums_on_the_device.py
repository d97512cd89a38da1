"""Sums kept as tensors, model.zero_grad, one float at the end."""
import torch

def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = torch.zeros((), device=device, dtype=torch.float64)
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        model.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        total += loss.detach() * y.size(0)
        n += len(X)
    return float(total / n)
