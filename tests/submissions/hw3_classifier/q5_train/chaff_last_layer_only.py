"""The optimizer gets the last layer's parameters only: the others stay frozen."""
CAUGHT_BY = "test_three_epochs_of_adam"
LESSON = "Your optimizer does not have all parameters. Hand over `model.parameters()`."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(list(model.parameters())[-2:], lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        model.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
