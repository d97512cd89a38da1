"""A new optimizer of the same kind for each batch: its memory of past steps is lost."""
CAUGHT_BY = "test_four_steps_by_hand"
LESSON = (
    "Your code does not step with the optimizer that it was given. Call its `step()`, and make none of "
    "your own."
)
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    kind, settings = type(optimizer), optimizer.defaults
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            opt = kind(model.parameters(), lr=settings["lr"])
            opt.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            opt.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
