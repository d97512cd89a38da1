"""Only the features are shuffled: every row meets a stranger's target."""
CAUGHT_BY = "test_shuffling_keeps_pairs_together"
LESSON = "Your features and targets are not shuffled alike. Use one order for both."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        x = features[torch.randperm(len(features))] if shuffle else features
        loss = criterion(model(x), target)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
