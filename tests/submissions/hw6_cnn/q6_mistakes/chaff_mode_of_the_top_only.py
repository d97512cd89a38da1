"""model.training = mode brings back the outermost module and leaves its layers in eval mode."""

import torch

CAUGHT_BY = "test_the_network_is_left_as_it_was"
LESSON = (
    "Your function leaves the network in another mode than it came in. Note `model.training` first. Set "
    "it back with `model.train(was)`, which reaches all layers, in every case."
)


def mistakes(model, loader, device):
    was_training = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            predictions = model(images).argmax(dim=1)
            wrong = predictions != labels
            found.append((images[wrong].cpu(), labels[wrong].cpu(), predictions[wrong].cpu()))
    model.training = was_training
    return tuple(torch.cat(parts) for parts in zip(*found))
