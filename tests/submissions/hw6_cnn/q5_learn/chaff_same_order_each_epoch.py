"""A generator that starts anew in each epoch gives the same order each time."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_every_epoch_has_an_order_of_its_own"
LESSON = (
    "Your order is the same in each epoch. Make one generator before the loop, and draw a new order "
    "from it in each epoch."
)


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    if run_epoch is None:
        run_epoch = train_epoch
    model.to(device)
    g = torch.Generator()
    g.manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=g)
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        g.manual_seed(seed)
        losses.append(run_epoch(model, loader, loss_fn, opt, device))
    return losses
