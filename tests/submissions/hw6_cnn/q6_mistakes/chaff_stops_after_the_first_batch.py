"""All batches are looked at."""
import torch

CAUGHT_BY = "test_two_mistakes_of_five"
LESSON = "Your mistakes are those of one batch only. Collect them over all batches."


def mistakes(model, loader, device):
    was = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            predictions = model(images).argmax(dim=1)
            wrong = predictions != labels
            found.append((images[wrong].cpu(), labels[wrong].cpu(), predictions[wrong].cpu()))
            break
    model.train(was)
    return tuple(torch.cat(part) for part in zip(*found))
