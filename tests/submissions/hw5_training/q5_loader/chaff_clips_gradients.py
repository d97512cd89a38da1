"""Gradients longer than 100 are cut short."""

CAUGHT_BY = "test_every_epoch_is_trained"
LESSON = (
    "Your steps are not those of whole gradients where these are large. Do not clip or scale them, and leave "
    "the rate as it is."
)

import torch
from torch.utils.data import DataLoader


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 100.0)
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
