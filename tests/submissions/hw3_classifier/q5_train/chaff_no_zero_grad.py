"""zero_grad is missing: each step uses the sum of all gradients so far."""
CAUGHT_BY = "test_three_epochs_of_adam"
LESSON = "Your gradients pile up: each `backward()` adds to what is there. Empty them in every epoch."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return model, losses
