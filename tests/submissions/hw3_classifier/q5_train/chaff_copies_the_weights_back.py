"""A copy is trained, and only its weights are copied back in the end."""

import copy
import torch

CAUGHT_BY = "test_the_first_loss_is_the_untouched_models"
LESSON = (
    "Your function trains a copy of the model and copies the weights back. Running statistics stay "
    "behind: train the model that was given."
)


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    twin, losses = copy.deepcopy(model), []
    optimizer = torch.optim.Adam(twin.parameters(), lr=lr)
    for _ in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(twin(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        for mine, theirs in zip(model.parameters(), twin.parameters()):
            mine.copy_(theirs)
    return model, losses
