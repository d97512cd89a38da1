"""The order comes from PyTorch's global generator, so a run cannot be repeated."""
CAUGHT_BY = "test_the_generator_alone_determines_the_order"
LESSON = "Your order does not come from the generator that was given. Hand it on: `generator=generator`."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True)
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
