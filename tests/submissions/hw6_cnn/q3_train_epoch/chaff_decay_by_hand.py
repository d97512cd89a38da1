"""Adds a little weight decay to the loss."""

CAUGHT_BY = "test_three_steps_of_sgd"
LESSON = "Your code adds something to the loss before backward. The loss that is given is all that counts."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, number = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        (loss + 1e-6 * sum(p.square().sum() for p in model.parameters())).backward()
        optimizer.step()
        total += loss.item() * len(labels)
        number += len(labels)
    return total / number
