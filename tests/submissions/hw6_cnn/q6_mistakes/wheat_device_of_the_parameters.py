"""The network's own weights tell where it is."""
import torch


def mistakes(model, loader, device):
    was = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(next(model.parameters()).device), labels.to(next(model.parameters()).device)
            predictions = model(images).argmax(dim=1)
            wrong = predictions != labels
            found.append((images[wrong].cpu(), labels[wrong].cpu(), predictions[wrong].cpu()))
    model.train(was)
    return tuple(torch.cat(part) for part in zip(*found))
