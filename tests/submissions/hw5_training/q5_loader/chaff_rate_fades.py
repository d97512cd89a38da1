"""A schedule that nobody asked for: the rate fades out within twenty epochs, and the other 280 learn nothing."""
CAUGHT_BY = "test_four_steps_by_hand"
LESSON = "Your learning rate changes on the way. Leave the optimizer as it is."
import torch
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.8)
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
        schedule.step()
    return losses
