"""Divides by the length of the dataset, of which the loader may leave some out."""

CAUGHT_BY = "test_any_iterable_will_do"
LESSON = (
    "Your code divides by the size of the dataset. Count the images that come by: a loader may "
    "leave some out."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, number = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        number += len(labels)
    return total / (len(loader.dataset) if hasattr(loader, 'dataset') else number)
