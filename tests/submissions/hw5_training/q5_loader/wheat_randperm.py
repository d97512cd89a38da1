"""A permutation from the generator, cut into pieces, without a DataLoader."""
import torch

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    model.train()
    history = []
    n = len(dataset)
    for epoch in range(epochs):
        order = torch.randperm(n, generator=generator)
        sum_of_losses = 0
        for start in range(0, n, batch_size):
            x, y = dataset[order[start:start + batch_size]]
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            sum_of_losses += float(loss.detach()) * y.shape[0]
        history.append(sum_of_losses / n)
    return history
