"""The loss is negated before backward: training goes uphill."""
CAUGHT_BY = "test_four_steps_by_hand"
LESSON = "Your training goes uphill. Call `backward()` on the loss as it is."
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
            (-loss).backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
