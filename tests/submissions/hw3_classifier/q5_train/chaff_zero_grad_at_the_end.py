"""zero_grad at the end of the loop: right only if the model came in without gradients."""
CAUGHT_BY = "test_old_gradients_do_not_count"
LESSON = (
    "Your first step still adds to gradients that the model came in with. Empty them before each "
    "`backward()`."
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
        optimizer.step()
        model.zero_grad()
    return model, losses
