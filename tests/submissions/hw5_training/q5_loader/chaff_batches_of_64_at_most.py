"""The size of the batches is an argument."""
import torch

CAUGHT_BY = "test_an_epochs_loss_counts_examples"
LESSON = "Your batches are smaller than asked for where these are large. Use batch_size as it is."


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    xs, ys = dataset.tensors
    model.train()
    losses = []
    for epoch in range(epochs):
        order = torch.randperm(len(xs), generator=generator)
        total = 0.0
        for chosen in order.split(min(batch_size, 64)):
            x, y = xs[chosen], ys[chosen]
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(xs))
    return losses
