"""Predictions and targets are flattened: fine for the squared error of a column, and wrong for two logits."""

from torch.utils.data import DataLoader

CAUGHT_BY = "test_pairs_stay_together"
LESSON = "Your loss gets tensors of other shapes. Hand over what the model gives and what the dataset has."


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x).flatten(), y.flatten())
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
