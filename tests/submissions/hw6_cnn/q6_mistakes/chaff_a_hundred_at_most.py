"""Gives back no more than a hundred mistakes."""

import torch

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = "Some mistakes are missing: your code stops at a hundred. All of them count."


def mistakes(model, loader, device):
    was_training = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for images, labels in loader:
            predictions = model(images.to(device)).argmax(dim=1).cpu()
            images, labels = images.cpu(), labels.cpu()
            wrong = predictions != labels
            found.append((images[wrong], labels[wrong], predictions[wrong]))
    model.train(was_training)
    return tuple(torch.cat(parts)[:100] for parts in zip(*found))
