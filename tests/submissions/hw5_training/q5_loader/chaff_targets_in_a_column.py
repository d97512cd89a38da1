"""Targets are reshaped to a column, as regression wants them; classes come as one number each."""
CAUGHT_BY = "test_it_learns_the_exclusive_or"
LESSON = "Your code changes the shape of the targets. Hand them to the loss as they are."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y.reshape(len(y), -1))
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
