"""Makes no step for a batch whose loss is not a number."""

CAUGHT_BY = "test_every_batch_counts_whatever_its_loss"
LESSON = (
    "Your epoch makes no step for a batch whose loss is NaN. Every batch counts, whatever its loss is."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, number = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        if loss == loss:
            optimizer.step()
        total += loss.item() * len(labels)
        number += len(labels)
    return total / number
