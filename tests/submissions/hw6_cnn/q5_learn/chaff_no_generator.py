"""Without its own generator the order depends on what was drawn before."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_the_seed_decides_the_orders"
LESSON = (
    "Your order does not follow from the seed alone. Make a `torch.Generator` with the seed, and draw "
    "each order from it."
)


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    if run_epoch is None:
        run_epoch = train_epoch
    model.to(device)
    g = torch.Generator()
    g.manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True)
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        losses.append(run_epoch(model, loader, loss_fn, opt, device))
    return losses
