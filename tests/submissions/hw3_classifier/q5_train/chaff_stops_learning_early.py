"""Once the loss is below 0.1 it stops stepping and only repeats the last loss."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your list does not hold the loss of each epoch itself. Late in training it only repeats an earlier "
    "one. Step in each epoch, and note the loss that it has."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        if losses and losses[-1] < 0.1:
            losses.append(losses[-1])
            continue
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
