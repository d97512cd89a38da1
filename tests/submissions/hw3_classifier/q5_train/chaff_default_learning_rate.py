"""lr is not handed to the optimizer, which uses its default of 0.001."""
CAUGHT_BY = "test_adams_first_step_moves_each_weight_by_lr"
LESSON = "Your optimizer does not get the learning rate. Hand it over: `lr=lr`."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters())
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
