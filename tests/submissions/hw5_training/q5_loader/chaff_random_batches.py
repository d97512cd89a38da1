"""Batches drawn with replacement: some examples come twice in an epoch, others never."""
CAUGHT_BY = "test_each_example_once_an_epoch"
LESSON = "Your epochs take some examples twice and others not at all. `torch.randperm(n)` has each one once."
import torch

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    n = len(dataset)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for start in range(0, n, batch_size):
            size = min(batch_size, n - start)
            x, y = dataset[torch.randint(n, (size,), generator=generator)]
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * size
        losses.append(total / n)
    return losses
