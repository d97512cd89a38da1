"""Every epoch empties the optimizer's state: momentum and Adam's averages begin anew."""

CAUGHT_BY = "test_three_steps_of_sgd"
LESSON = (
    "Your function makes the optimizer forget its earlier steps. Leave its state as it is: it goes on from "
    "call to call."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    optimizer.state.clear()
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
