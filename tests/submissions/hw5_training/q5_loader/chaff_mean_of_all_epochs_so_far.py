"""The sums are never reset between epochs: each entry is the mean over all epochs so far."""
CAUGHT_BY = "test_two_losses_by_hand"
LESSON = "Your sums go on from epoch to epoch. Start them at 0 in each."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    total, seen = 0.0, 0
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            seen += len(x)
        losses.append(total / seen)
    return losses
