"""Stops when the loss has not fallen for five epochs."""

CAUGHT_BY = "test_the_network_is_as_the_last_epoch_left_it"
LESSON = (
    "Your training ends before its time. Run as many epochs as asked for, whatever the losses "
    "are."
)

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    order = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=order)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        losses.append(run_epoch(model, loader, loss_fn, optimizer, device))
        if len(losses) > 5 and min(losses[-5:]) > min(losses[:-5]):
            break
    return losses
