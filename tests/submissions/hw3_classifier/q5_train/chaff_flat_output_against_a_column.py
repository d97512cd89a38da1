"""The output is flattened to (n,) and the target is not: BCELoss refuses, hand-written losses broadcast."""
CAUGHT_BY = "test_returns_the_model_and_a_loss_per_epoch"
LESSON = "Your output and the target have different shapes. Do not flatten one of the two alone."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        out = model(features)
        out = out.reshape(out.size(0))
        loss = criterion(out, target)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
