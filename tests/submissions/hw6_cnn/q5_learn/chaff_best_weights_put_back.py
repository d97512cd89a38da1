"""The weights of the epoch with the smallest loss, not those of the last."""
CAUGHT_BY = "test_the_network_is_as_the_last_epoch_left_it"
LESSON = (
    "Your function puts earlier weights back at the end. The network should be as the last epoch left "
    "it."
)
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    order = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=order)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses, best = [], None
    for _ in range(epochs):
        losses.append(run_epoch(model, loader, nn.CrossEntropyLoss(), optimizer, device))
        if losses[-1] == min(losses):
            best = copy.deepcopy(model.state_dict())
    if best is not None:
        model.load_state_dict(best)
    return losses
