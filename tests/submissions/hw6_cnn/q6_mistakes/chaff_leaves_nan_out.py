"""Leaves out images with a NaN in them."""

import torch

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = "Your result leaves mistakes out. Every image counts, also one with a NaN in it."


def mistakes(model, loader, device):
    was_training = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for images, labels in loader:
            predictions = model(images.to(device)).argmax(dim=1).cpu()
            images, labels = images.cpu(), labels.cpu()
            wrong = (predictions != labels) & ~images.flatten(1).isnan().any(1)
            found.append((images[wrong], labels[wrong], predictions[wrong]))
    model.train(was_training)
    return tuple(torch.cat(parts) for parts in zip(*found))
