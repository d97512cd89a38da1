"""A RandomSampler and a BatchSampler made by hand, and examples stacked one by one."""
import torch
from torch.utils.data import BatchSampler, RandomSampler

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    model.train(True)
    batches = BatchSampler(RandomSampler(dataset, generator=generator), batch_size, drop_last=False)
    losses = []
    for _ in range(epochs):
        parts = []
        for indices in batches:
            pairs = [dataset[i] for i in indices]
            x = torch.stack([p[0] for p in pairs])
            y = torch.stack([p[1] for p in pairs])
            for p in model.parameters():
                p.grad = None
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            parts.append((loss.item(), len(indices)))
        losses.append(sum(l * n for l, n in parts) / sum(n for _, n in parts))
    return losses
