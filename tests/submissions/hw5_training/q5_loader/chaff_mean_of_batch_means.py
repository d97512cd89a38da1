"""The plain mean of the batch means: a small last batch counts as much as a full one."""
CAUGHT_BY = "test_two_losses_by_hand"
LESSON = (
    "Your loss gives a small last batch the weight of a full one. Weight each batch by its number of "
    "examples."
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
        losses.append(total / len(loader))
    return losses
