"""Switches to training mode only the first time it meets a network."""

CAUGHT_BY = "test_in_training_mode"
LESSON = "Your network is not put into training mode in each epoch. Call `model.train()` each time."


def train_epoch(model, loader, loss_fn, optimizer, device):
    if not hasattr(model, "was_trained"):
        model.train()
        model.was_trained = True
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(images)
        count += len(images)
    return total / count
