"""zero_grad between backward and step: the optimizer only ever sees zeros."""
CAUGHT_BY = "test_adams_first_step_moves_each_weight_by_lr"
LESSON = (
    "Your weights are where they were at the start. Look whether the gradients are emptied between "
    "`backward()` and `step()`, or whether earlier weights are put back at the end."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
    return model, losses
