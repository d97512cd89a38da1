"""Rounds the images to float16 on the way."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_every_image_as_it_is"
LESSON = "Your images lose digits. Hand them on as they are."


def make_small_cnn(n_classes=10):
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1),
        nn.BatchNorm2d(8),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(784, 64),
        nn.ReLU(),
        nn.Linear(64, n_classes),
    )


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    generator = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images.half().float(), labels), batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    loss_fn = nn.CrossEntropyLoss()
    losses = []
    for _ in range(epochs):
        losses.append(run_epoch(model, loader, loss_fn, optimizer, device))
    return losses
