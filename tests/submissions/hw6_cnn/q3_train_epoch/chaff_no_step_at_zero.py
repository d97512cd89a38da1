"""A loss of 0 is a loss; momentum and decay go on."""

CAUGHT_BY = "test_every_batch_counts_whatever_its_loss"
LESSON = "Your epoch passes over batches whose loss is 0. Every batch counts, whatever its loss is."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        if loss.item() > 0:
            loss.backward()
            optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
