"""An image that the loader gives twice is two mistakes."""
import torch

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = "Your function drops images that come twice. Each time counts."


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
    model.train(was)
    images, labels, predictions = (torch.cat(part) for part in zip(*found))
    seen, kept = set(), []
    for place, image in enumerate(images):
        if image.numpy().tobytes() not in seen:
            seen.add(image.numpy().tobytes())
            kept.append(place)
    return images[kept], labels[kept], predictions[kept]
