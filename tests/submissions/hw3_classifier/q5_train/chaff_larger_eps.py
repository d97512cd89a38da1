"""eps 100 times larger: only tiny slopes show it."""
CAUGHT_BY = "test_three_epochs_agree_with_the_reference"
LESSON = "Your Adam has another eps than PyTorch's default. Hand over the learning rate only."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, eps=1e-6)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else slice(None)
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
