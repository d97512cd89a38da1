"""A loader may be used up after one pass."""
import torch

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = "Your code goes through the loader more than once, and not every loader can do that. Collect in one pass."


def mistakes(model, loader, device):
    was = model.training
    model.eval()
    found = []
    count = sum(len(labels) for _, labels in loader)
    print(count, "images")
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            predictions = model(images).argmax(dim=1)
            wrong = predictions != labels
            found.append((images[wrong].cpu(), labels[wrong].cpu(), predictions[wrong].cpu()))
    model.train(was)
    return tuple(torch.cat(part) for part in zip(*found))
