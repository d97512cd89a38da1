"""A batch of a single image is a batch."""
import torch

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = "Your code leaves some batches out. Look at all of them, however small."


def mistakes(model, loader, device):
    was = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            if len(images) == 1:
                continue
            predictions = model(images).argmax(dim=1)
            wrong = predictions != labels
            found.append((images[wrong].cpu(), labels[wrong].cpu(), predictions[wrong].cpu()))
    model.train(was)
    return tuple(torch.cat(part) for part in zip(*found))
