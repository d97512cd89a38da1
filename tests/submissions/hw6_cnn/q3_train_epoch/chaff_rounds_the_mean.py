"""The mean is rounded for the eye."""
CAUGHT_BY = "test_every_batch_counts_whatever_its_loss"
LESSON = "Your mean is rounded. Return it as it is."
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
    return round(total / count, 6)
