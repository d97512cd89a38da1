"""The network stays where it was: on a GPU its batches are elsewhere."""
CAUGHT_BY = "test_the_network_is_as_the_last_epoch_left_it"
LESSON = "Your function does not move the network to the device. Call `model.to(device)`."
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    order = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=order)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        losses.append(run_epoch(model, loader, nn.CrossEntropyLoss(), optimizer, device))
    return losses
