"""The batches are made once and repeated in every epoch."""
CAUGHT_BY = "test_each_epoch_has_a_new_order"
LESSON = "Your order is the same in each epoch. Draw a new one at the start of each."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    batches = list(DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator))
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in batches:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
