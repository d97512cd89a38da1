"""Adam with an eps of its own."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_adams_settings"
LESSON = "Your Adam has settings of its own. Hand over the parameters and the learning rate only."


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    order = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=order)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, eps=1e-3)
    return [run_epoch(model, loader, loss_fn, optimizer, device) for _ in range(epochs)]
