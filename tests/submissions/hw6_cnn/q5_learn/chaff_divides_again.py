"""The pictures are between 0 and 1 already."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_ten_images_in_batches_of_four"
LESSON = "Your code changes the images. They go into the batches as they are, to the last digit."


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    if run_epoch is None:
        run_epoch = train_epoch
    model.to(device)
    g = torch.Generator()
    g.manual_seed(seed)
    loader = DataLoader(TensorDataset(images / 255, labels), batch_size=batch_size, shuffle=True, generator=g)
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        losses.append(run_epoch(model, loader, loss_fn, opt, device))
    return losses
