"""The examples come in their original order in every epoch, as in the image loader of course text 002."""
CAUGHT_BY = "test_each_epoch_has_a_new_order"
LESSON = "Your examples come in their given order. Draw a new random order in each epoch."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
