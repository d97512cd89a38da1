"""Records the smallest batch loss so far: a curve that can only fall."""
CAUGHT_BY = "test_an_epochs_loss_counts_examples"
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    best = float("inf")
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            best = min(best, loss.item())
        losses.append(best)
    return losses
