"""The loader decides the order of the batches."""

CAUGHT_BY = "test_every_image_once_in_order"
LESSON = "Your epoch takes the batches in an order of its own. Take them as the loader gives them."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in sorted(loader, key=lambda pair: -len(pair[1])):
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
