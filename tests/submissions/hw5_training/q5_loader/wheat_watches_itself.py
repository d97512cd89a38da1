"""Predicts all examples in eval mode after each epoch, with a graph, and goes back to training mode."""

from torch.utils.data import DataLoader


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses, largest = [], []
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
        model.eval()
        largest.append(float(model(dataset.tensors[0]).max()))
    return losses
