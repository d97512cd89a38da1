"""The dataset is the caller's, and stays in its order."""
import torch

CAUGHT_BY = "test_pairs_stay_together"
LESSON = "Your code puts other tensors into the dataset. Leave it as it is, and shuffle the numbers of its rows."


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    xs, ys = dataset.tensors
    model.train()
    losses = []
    for epoch in range(epochs):
        order = torch.randperm(len(xs), generator=generator)
        dataset.tensors = (xs[order], ys[order])
        xs, ys = dataset.tensors
        order = torch.arange(len(xs))
        total = 0.0
        for chosen in order.split(batch_size):
            x, y = xs[chosen], ys[chosen]
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(xs))
    return losses
