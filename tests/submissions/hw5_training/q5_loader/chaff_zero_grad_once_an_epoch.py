"""Gradients are cleared at the beginning of each epoch only."""
CAUGHT_BY = "test_three_steps_are_exact"
LESSON = "Your gradients are emptied once in an epoch. Empty them before each batch."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        optimizer.zero_grad()
        for x, y in loader:
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
