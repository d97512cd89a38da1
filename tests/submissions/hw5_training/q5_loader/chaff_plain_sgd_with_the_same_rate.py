"""Takes only the learning rate from the optimizer given: momentum and weight decay are lost."""
CAUGHT_BY = "test_four_steps_by_hand"
LESSON = (
    "Your code does not step with the optimizer that it was given. Call its `step()`, and make none of "
    "your own."
)
import torch
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    opt = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"])
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            opt.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            opt.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
