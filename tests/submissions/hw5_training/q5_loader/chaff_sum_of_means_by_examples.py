"""The batch means are added up and divided by the number of examples, as in course text 002."""
CAUGHT_BY = "test_two_losses_by_hand"
LESSON = (
    "Your batches' means are added up and divided by the number of examples. Multiply each by its "
    "number of examples first."
)
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
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
