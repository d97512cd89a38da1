"""Looks at the model in eval mode after each epoch and never goes back: all epochs but the first are trained so."""

from torch.utils.data import DataLoader

CAUGHT_BY = "test_training_mode"
LESSON = "Your model is trained in eval mode after a look at it. Call `model.train()` before each epoch."


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    history = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        model.eval()
        history.append(total / count)
    return history
