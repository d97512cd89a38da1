"""Steps in batches of 128: the same thing as long as the data are few."""
CAUGHT_BY = "test_three_epochs_agree_with_the_reference"
LESSON = "Your training takes more than one step in each epoch. Each epoch is one step with all the rows."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        total = 0.0
        for batch in order.split(128):
            loss = criterion(model(features[batch]), target[batch])
            total += loss.item() * len(batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses.append(total / len(features))
    return model, losses
