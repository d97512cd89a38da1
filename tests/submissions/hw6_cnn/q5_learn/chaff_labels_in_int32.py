"""CrossEntropyLoss wants labels of int64."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_ten_images_in_batches_of_four"
LESSON = "Your code gives the labels another dtype. They are int64 and go in as they are."


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    generator = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels.int()), batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        losses.append(run_epoch(model, loader, nn.CrossEntropyLoss(), optimizer, device))
    return losses
