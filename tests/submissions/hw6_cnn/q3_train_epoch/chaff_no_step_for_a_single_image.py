"""Makes no step for a batch of one image behind others."""

CAUGHT_BY = "test_three_steps_of_sgd"
LESSON = (
    "After your epoch the weights are those of an earlier step. Each batch gets a step, be it of a single "
    "image, and the last weights stay."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, number = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        if number == 0 or len(labels) >= 2 or number < 3:
            optimizer.step()
        total += loss.item() * len(labels)
        number += len(labels)
    return total / number
