"""The first layer's output is detached on the way: only the last layer learns."""
CAUGHT_BY = "test_it_learns_the_exclusive_or"
LESSON = "Your training does not reach all layers. Leave out `detach` and `no_grad`."
import torch
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            layers = list(model) if isinstance(model, torch.nn.Sequential) else [model]
            out = x
            for layer in layers[:-1]:
                out = layer(out).detach()
            loss = loss_fn(layers[-1](out), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
