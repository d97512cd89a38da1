"""The argument shuffle is not used."""
CAUGHT_BY = "test_each_epoch_has_its_own_order"
LESSON = (
    "Your rows come in the same order in each epoch. With shuffle=True each epoch needs a new random "
    "order."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        loss = criterion(model(features), target)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
