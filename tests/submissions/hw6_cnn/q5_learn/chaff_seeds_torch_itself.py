"""torch's own generator draws the order: what dropout draws in between changes it."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_shuffled_anew_by_the_seed"
LESSON = (
    "Your order does not follow from the seed alone. Make a `torch.Generator` with the seed, and draw "
    "each order from it."
)


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    torch.manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    return [run_epoch(model, loader, loss_fn, optimizer, device) for _ in range(epochs)]
