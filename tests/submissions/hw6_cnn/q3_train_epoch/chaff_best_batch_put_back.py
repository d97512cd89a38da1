"""The epoch ends with the weights after its last step."""

CAUGHT_BY = "test_three_steps_of_sgd"
LESSON = (
    "After your epoch the weights are those of an earlier step. Each batch gets a step, be it of a single "
    "image, and the last weights stay."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    lowest, best = float("inf"), None
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        optimizer.step()
        if loss.item() < lowest:
            lowest = loss.item()
            best = {name: value.clone() for name, value in model.state_dict().items()}
        total += loss.item() * len(labels)
        count += len(labels)
    if best is not None:
        model.load_state_dict(best)
    return total / count
