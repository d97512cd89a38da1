"""The images come back as they came, whatever their values."""
import torch

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = "Your function changes the images that it gives back. Give them back as they came."


def mistakes(model, loader, device):
    was = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            predictions = model(images).argmax(dim=1)
            wrong = predictions != labels
            found.append((images[wrong].clamp(0, 1).cpu(), labels[wrong].cpu(), predictions[wrong].cpu()))
    model.train(was)
    return tuple(torch.cat(part) for part in zip(*found))
