"""Gradients cleared to None at the end of each step (and once before), a new DataLoader for each epoch, sums kept as tensors."""
import torch
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    out = []
    model.zero_grad(set_to_none=True)
    for _ in range(epochs):
        model.train()
        seen, total = 0, torch.zeros((), dtype=torch.float64)
        for batch in DataLoader(dataset, batch_size, shuffle=True, generator=generator):
            features, targets = batch
            value = loss_fn(model(features), targets)
            value.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            total += value.detach().double().cpu() * len(targets)
            seen += len(targets)
        out.append((total / seen).item())
    return out
