"""A loader may be a plain list, which has no dataset."""
import torch

CAUGHT_BY = "test_it_gives_three_tensors"
LESSON = "Your code asks the loader for its dataset, and it may have none. Go through the batches that it gives."


def mistakes(model, loader, device):
    was = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for images, labels in torch.utils.data.DataLoader(loader.dataset, batch_size=64):
            images, labels = images.to(device), labels.to(device)
            predictions = model(images).argmax(dim=1)
            wrong = predictions != labels
            found.append((images[wrong].cpu(), labels[wrong].cpu(), predictions[wrong].cpu()))
    model.train(was)
    return tuple(torch.cat(part) for part in zip(*found))
