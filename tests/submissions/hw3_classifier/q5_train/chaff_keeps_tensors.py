"""losses.append(loss) keeps a tensor with its graph, for every epoch."""
CAUGHT_BY = "test_returns_the_model_and_a_loss_per_epoch"
LESSON = (
    "Your list holds tensors, and each keeps the graph of its epoch. Put plain numbers into it: "
    "`loss.item()`."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
