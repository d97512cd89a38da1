"""The weights of the best epoch are brought back, where those of the last were asked for."""

import copy

from torch.utils.data import DataLoader

CAUGHT_BY = "test_every_epoch_is_trained"
LESSON = (
    "Your function puts earlier weights back at the end. The weights should be those that the last step "
    "left."
)


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    best, keep = float('inf'), None
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
        if losses[-1] < best:
            best, keep = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(keep or model.state_dict())
    return losses
