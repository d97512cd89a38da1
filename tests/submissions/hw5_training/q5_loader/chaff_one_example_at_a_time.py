"""batch_size is never used, as in course text 004: every example is a batch."""
CAUGHT_BY = "test_each_example_once_an_epoch"
LESSON = "Your batches hold one example. Use batch_size."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, shuffle=True, generator=generator)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item()
        losses.append(total / len(dataset))
    return losses
