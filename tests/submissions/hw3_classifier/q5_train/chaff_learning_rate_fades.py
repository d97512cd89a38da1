"""The learning rate is halved every 20 epochs until nothing moves any more."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = "Your learning rate changes on the way. It should stay as it was given, in all epochs."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=20, gamma=0.5)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return model, losses
