"""range(1, n_epochs) is one epoch short."""
CAUGHT_BY = "test_returns_the_model_and_a_loss_per_epoch"
LESSON = "Your loop runs one epoch too few. `range(n_epochs)` has as many as asked for."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(1, n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
