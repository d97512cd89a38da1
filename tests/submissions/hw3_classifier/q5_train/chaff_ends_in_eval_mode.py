"""model.eval() at the end, though the model came in training mode."""
CAUGHT_BY = "test_training_runs_in_training_mode"
LESSON = (
    "Your function leaves the model in eval mode. It came in training mode, and training should not "
    "change that."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
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
    return model, losses
