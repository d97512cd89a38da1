"""Nobody asked for shorter gradients."""
import torch

CAUGHT_BY = "test_two_steps_by_hand"
LESSON = "Your code shortens the gradient before the step. Leave it as `backward()` made it."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
