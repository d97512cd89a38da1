"""Other default settings than those of the stub."""

CAUGHT_BY = "test_adams_settings"
LESSON = (
    "Your function has other defaults than the stub. Who leaves a setting out relies on them: "
    "leave the first line of the function as it is."
)

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def learn(model, images, labels, epochs=3, lr=1e-3, batch_size=32, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    order = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=order)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    return [run_epoch(model, loader, loss_fn, optimizer, device) for _ in range(epochs)]
