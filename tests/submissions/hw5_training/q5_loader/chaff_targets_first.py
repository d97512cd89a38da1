"""The loss gets the targets first: for most losses it is another one then."""

from torch.utils.data import DataLoader

CAUGHT_BY = "test_each_example_once_an_epoch"
LESSON = "Your loss gets the targets first. The predictions come first: `loss_fn(model(x), y)`."


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(y, model(x))
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
