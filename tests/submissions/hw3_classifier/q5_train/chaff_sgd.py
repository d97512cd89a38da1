"""Plain SGD, although the function says Adam."""
CAUGHT_BY = "test_adams_first_step_moves_each_weight_by_lr"
LESSON = "Your optimizer is not Adam. Use `torch.optim.Adam`."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
