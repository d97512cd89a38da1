"""`seed % 10`: 3 and 13 are the same seed."""
CAUGHT_BY = "test_shuffled_anew_by_the_seed"
LESSON = "Your code uses only a part of the seed, so different seeds give the same orders."
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    order = torch.Generator().manual_seed(seed % 10)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=order)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        losses.append(run_epoch(model, loader, nn.CrossEntropyLoss(), optimizer, device))
    return losses
