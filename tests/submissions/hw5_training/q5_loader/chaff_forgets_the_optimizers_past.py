"""Empties the optimizer's memory at the beginning of each call."""

CAUGHT_BY = "test_the_optimizer_given_makes_the_steps"
LESSON = (
    "Your training loses what the optimizer remembers from earlier steps. Use it as it was given "
    "to you."
)

from collections import defaultdict

from torch.utils.data import DataLoader


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer.state = defaultdict(dict)
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
