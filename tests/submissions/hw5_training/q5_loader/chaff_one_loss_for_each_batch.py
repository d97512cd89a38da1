"""A loss for every batch instead of one for each epoch."""
CAUGHT_BY = "test_one_loss_for_each_epoch"
LESSON = "Your list has a loss for each batch. It should have one for each epoch."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
