"""Adam with other betas than PyTorch's."""
CAUGHT_BY = "test_three_epochs_of_adam"
LESSON = "Your Adam has settings of its own. Hand over the parameters and the learning rate only."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, betas=(0.5, 0.999))
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
