"""A random beginning is no random order."""
import torch

CAUGHT_BY = "test_each_epoch_has_a_new_order"
LESSON = "Your epochs share one order, only begun at another place. Draw a new one from the generator in each epoch."


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    xs, ys = dataset.tensors
    model.train()
    losses = []
    for epoch in range(epochs):
        order = torch.arange(len(xs)).roll(1 + int(torch.randint(len(xs) - 1, (1,), generator=generator)))
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
