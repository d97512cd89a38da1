"""run_epoch is None by default, and called all the same."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_without_run_epoch_it_is_train_epoch"
LESSON = "Your code calls run_epoch although it is None. Then it should call train_epoch."


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    model.to(device)
    order = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=order)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    return [run_epoch(model, loader, loss_fn, optimizer, device) for _ in range(epochs)]
