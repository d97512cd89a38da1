"""Makes the learning rate smaller after each epoch."""

CAUGHT_BY = "test_three_steps_of_sgd"
LESSON = (
    "Your function changes the learning rate of the optimizer that it is given. How fast to learn "
    "is the caller's choice."
)

def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    for group in optimizer.param_groups:
        group["lr"] *= 0.95
    return total / count
