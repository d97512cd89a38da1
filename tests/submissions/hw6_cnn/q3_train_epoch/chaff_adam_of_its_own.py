"""The optimizer is the caller's choice."""
import torch

CAUGHT_BY = "test_two_steps_by_hand"
LESSON = (
    "Your code does not step with the optimizer that was given. Call its `step()`, and make none of "
    "your own."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
