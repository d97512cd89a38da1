"""Looks at the model in eval mode after the first epoch and never goes back."""
CAUGHT_BY = "test_training_runs_in_training_mode"
LESSON = "Your model is trained in eval mode after a look at it. Call `model.train()` before each step."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else slice(None)
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        model.eval()
        with torch.no_grad(): model(features)
    return model, losses
