"""The loss is noted from a pass of its own, in eval mode."""

import torch

CAUGHT_BY = "test_the_first_loss_is_the_untouched_models"
LESSON = (
    "Your losses are measured in eval mode. Note the loss that you go backward from: that of the model in "
    "training mode."
)


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for _ in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        x, y = features[order], target[order]
        model.eval()
        with torch.no_grad():
            losses.append(criterion(model(x), y).item())
        model.train()
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()
    return model, losses
