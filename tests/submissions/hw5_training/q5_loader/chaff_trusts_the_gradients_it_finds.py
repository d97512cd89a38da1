"""Clears the gradients after each step only: what was left from before the call counts."""

from torch.utils.data import DataLoader

CAUGHT_BY = "test_three_steps_are_exact"
LESSON = (
    "Your first step still adds to gradients that the model came in with. Empty them before each "
    "`backward()`."
)


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for x, y in loader:
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
