"""The return statement stands inside the loop over the epochs."""
CAUGHT_BY = "test_one_loss_for_each_epoch"
LESSON = (
    "Your training ends after one epoch. Look whether the `return` stands inside the loop: it belongs "
    "after it."
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
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
        return losses
