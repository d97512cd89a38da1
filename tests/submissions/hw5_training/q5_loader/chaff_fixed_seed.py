"""A seed of its own instead of the generator: every caller gets the same order."""
CAUGHT_BY = "test_the_generator_alone_determines_the_order"
LESSON = "Your order comes from a seed of its own. Draw it with the generator that was given."
import torch
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    generator = torch.Generator().manual_seed(42)
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
