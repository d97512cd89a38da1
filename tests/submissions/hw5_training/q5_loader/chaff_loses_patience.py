"""Ends after twenty epochs without a new best one and fills the list up."""

CAUGHT_BY = "test_every_epoch_is_trained"
LESSON = (
    "Your training ends before its time. It should run as many epochs as asked for, whatever the "
    "loss is."
)

from torch.utils.data import DataLoader


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
        if min(losses) < min(losses[-20:]):
            losses += [losses[-1]] * (epochs - len(losses))
            break
    return losses
