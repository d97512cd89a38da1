"""Makes all parameters learn, also those that came frozen."""

CAUGHT_BY = "test_every_image_as_it_is"
LESSON = "Your function makes all of the network learn. What is frozen stays so."

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    model.requires_grad_(True)
    order = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=order)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    return [run_epoch(model, loader, nn.CrossEntropyLoss(), optimizer, device) for _ in range(epochs)]
