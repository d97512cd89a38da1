"""A rolled order has the same neighbours in the same batches."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_every_epoch_has_an_order_of_its_own"
LESSON = "Your epochs share one order, only begun at another place. Draw a new one from the generator in each epoch."


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    generator = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(images), generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        order = order.roll(batch_size)
        loader = DataLoader(TensorDataset(images[order], labels[order]), batch_size=batch_size)
        losses.append(run_epoch(model, loader, nn.CrossEntropyLoss(), optimizer, device))
    return losses
