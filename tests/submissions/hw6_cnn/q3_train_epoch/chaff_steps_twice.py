"""One step for each batch."""

CAUGHT_BY = "test_two_steps_by_hand"
LESSON = "Your code makes two steps for each batch. Call `optimizer.step()` once, after `backward()`."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        optimizer.step()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
