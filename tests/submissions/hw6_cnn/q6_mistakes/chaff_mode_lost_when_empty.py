"""Returns before the mode is restored where there are no mistakes."""

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
            predictions = model(images.to(device)).argmax(dim=1).cpu()
            images, labels = images.cpu(), labels.cpu()
            wrong = predictions != labels
            found.append((images[wrong], labels[wrong], predictions[wrong]))
    if not sum(len(part[1]) for part in found):
        return torch.empty(0, 1, 28, 28), torch.empty(0, dtype=torch.int64), torch.empty(0, dtype=torch.int64)
    model.train(was_training)
    return tuple(torch.cat(parts) for parts in zip(*found))
