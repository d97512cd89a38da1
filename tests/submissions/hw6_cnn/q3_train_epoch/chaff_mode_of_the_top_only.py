"""model.training = True reaches the outermost module only."""

CAUGHT_BY = "test_a_network_in_eval_mode_is_trained_in_training_mode"
LESSON = "Your code sets the mode of the outermost module only. `model.train()` sets it in all layers."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.training = True
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
