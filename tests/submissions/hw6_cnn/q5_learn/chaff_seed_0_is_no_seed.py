"""`seed or 1`: 0 is false, and becomes another seed."""
CAUGHT_BY = "test_the_seed_decides_the_orders"
LESSON = "Your code replaces the seed 0 by another one. `seed or …` does that, as 0 counts as false."
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    order = torch.Generator().manual_seed(seed or 1)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=order)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        losses.append(run_epoch(model, loader, nn.CrossEntropyLoss(), optimizer, device))
    return losses
