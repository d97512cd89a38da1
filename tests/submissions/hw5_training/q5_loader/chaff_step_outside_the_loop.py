"""One step for each epoch, with the last batch's gradient."""
CAUGHT_BY = "test_four_steps_by_hand"
LESSON = (
    "Your code takes one step for each epoch. `step()` stands inside the loop over the batches, for the "
    "small last one, too."
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
            total += loss.item() * len(x)
        optimizer.step()
        losses.append(total / len(dataset))
    return losses
