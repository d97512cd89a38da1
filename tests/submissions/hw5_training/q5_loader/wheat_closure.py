"""optimizer.step(closure), the closure doing the rest."""

from torch.utils.data import DataLoader


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    model.train()
    loader = DataLoader(dataset, shuffle=True, batch_size=batch_size, generator=generator)
    out = []
    for _ in range(epochs):
        total = n = 0
        for x, y in loader:

            def closure():
                optimizer.zero_grad()
                loss = loss_fn(model(x), y)
                loss.backward()
                return loss

            loss = optimizer.step(closure)
            total += loss.item() * len(y)
            n += len(y)
        out.append(total / n)
    return out
