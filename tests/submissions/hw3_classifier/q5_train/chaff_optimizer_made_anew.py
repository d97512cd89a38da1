"""The optimizer is made inside the loop and forgets its running means in every epoch."""
CAUGHT_BY = "test_three_epochs_of_adam"
LESSON = (
    "Your code makes a new optimizer in every epoch, and a new one has no memory. Make it once, before "
    "the loop."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    losses = []
    for epoch in range(n_epochs):
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
