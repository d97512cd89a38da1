"""An image and its label are shuffled together."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_ten_images_in_batches_of_four"
LESSON = "Your images come with the labels of others. Shuffle both with one order."


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    if run_epoch is None:
        run_epoch = train_epoch
    model.to(device)
    g = torch.Generator()
    g.manual_seed(seed)
    images = images[torch.randperm(len(images), generator=g)]
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=g)
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        losses.append(run_epoch(model, loader, loss_fn, opt, device))
    return losses
