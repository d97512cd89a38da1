"""The optimizer is kept on the model: a second training goes on with the running means of the first."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your code keeps the optimizer for the next call. Make a new one in every call: a second training of "
    "the same model starts without a memory."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    if not hasattr(model, "optimizer"):
        model.optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        model.optimizer.zero_grad()
        loss.backward()
        model.optimizer.step()
    return model, losses
