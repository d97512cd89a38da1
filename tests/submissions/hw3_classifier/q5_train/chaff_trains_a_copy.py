"""A deep copy is trained and returned: the caller's model never learns."""
CAUGHT_BY = "test_returns_the_model_and_a_loss_per_epoch"
LESSON = "Your function trains a copy of the model. Train the model that it was given."
import copy

import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    model = copy.deepcopy(model)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
