"""squeeze takes the batch dimension away from a batch of one."""

CAUGHT_BY = "test_it_returns_a_float"
LESSON = (
    "Your loss does not fit what it is given. It takes the logits first, a row for each image, and then the "
    "labels. Do not swap or squeeze them."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images).squeeze(), labels.squeeze())
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
