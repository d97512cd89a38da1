"""Each batch is drawn from all images: some come twice in an epoch, others never."""

import torch
from torch import nn

CAUGHT_BY = "test_ten_images_in_batches_of_four"
LESSON = "Some of your images come twice in an epoch, and others never. Shuffle all of them, and cut."


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    model.to(device)
    adam, order = torch.optim.Adam(model.parameters(), lr=lr), torch.Generator().manual_seed(seed)
    losses = []
    for _ in range(epochs):
        drawn = torch.randint(len(images), (len(images),), generator=order).split(batch_size)
        batches = [(images[chosen], labels[chosen]) for chosen in drawn]
        losses.append(run_epoch(model, batches, nn.CrossEntropyLoss(), adam, device))
    return losses
