"""The loss is computed again after the step, so the list begins one epoch late."""
CAUGHT_BY = "test_the_first_loss_is_the_untouched_models"
LESSON = "Your losses are one step late. Each should be that of the model before its step."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(criterion(model(features), target).item())
    return model, losses
