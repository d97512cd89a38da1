"""Makes a generator from the seed of the one that was given, wherever that one is by now."""

import torch
from torch.utils.data import DataLoader

CAUGHT_BY = "test_the_generator_alone_determines_the_order"
LESSON = (
    "Your order starts again in each call with the same generator. Draw from the very generator that "
    "was given, and set no seed."
)


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    generator = torch.Generator().manual_seed(generator.initial_seed())
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
