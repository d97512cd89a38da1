"""A batch of one example is a batch."""
import torch

CAUGHT_BY = "test_each_example_once_an_epoch"
LESSON = "Your code leaves out batches of a single example. Learn from them as well."


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    xs, ys = dataset.tensors
    model.train()
    losses = []
    for epoch in range(epochs):
        order = torch.randperm(len(xs), generator=generator)
        total = 0.0
        for chosen in order.split(batch_size):
            if len(chosen) == 1:
                continue
            x, y = xs[chosen], ys[chosen]
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(xs))
    return losses
