"""CrossEntropyLoss applies the softmax itself."""
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_one_adam_and_cross_entropy"
LESSON = (
    "Your code applies a softmax before the loss, and CrossEntropyLoss applies its own. Hand over the "
    "logits as they are."
)


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    if run_epoch is None:
        run_epoch = train_epoch
    model.to(device)
    g = torch.Generator()
    g.manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=g)
    def loss_fn(logits, y):
        return F.cross_entropy(F.softmax(logits, dim=1), y)

    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        losses.append(run_epoch(model, loader, loss_fn, opt, device))
    return losses
