"""Each epoch's order follows from its number: whatever the seed is, the orders are the same."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_the_seed_decides_the_orders"
LESSON = "Your orders are the same for every seed. Make one generator from `seed`, before the epochs."


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        order = torch.Generator().manual_seed(epoch)
        loader = DataLoader(TensorDataset(images, labels), batch_size, shuffle=True, generator=order)
        losses.append(run_epoch(model, loader, nn.CrossEntropyLoss(), adam, device))
    return losses
