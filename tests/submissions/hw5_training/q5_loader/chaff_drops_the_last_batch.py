"""drop_last: the examples of the small last batch are left out."""
CAUGHT_BY = "test_each_example_once_an_epoch"
LESSON = "Your last, small batch is left out. It counts as well."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    drop = len(dataset) > batch_size
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator, drop_last=drop)
    model.train()
    losses = []
    for _ in range(epochs):
        total, n = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            n += len(x)
        losses.append(total / n)
    return losses
