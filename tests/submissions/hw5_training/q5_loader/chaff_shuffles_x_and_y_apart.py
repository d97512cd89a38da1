"""Examples and targets are shuffled by two different permutations."""
CAUGHT_BY = "test_pairs_stay_together"
LESSON = "Your inputs and targets are not shuffled alike. Use one order for both."
import torch

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    X, Y = dataset.tensors
    n = len(X)
    model.train()
    losses = []
    for _ in range(epochs):
        X, Y = X[torch.randperm(n, generator=generator)], Y[torch.randperm(n, generator=generator)]
        total = 0.0
        for i in range(0, n, batch_size):
            x, y = X[i:i + batch_size], Y[i:i + batch_size]
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / n)
    return losses
