"""The output is detached before the loss: backward has nowhere to go."""
CAUGHT_BY = "test_returns_the_model_and_a_loss_per_epoch"
LESSON = (
    "Your output is cut from its graph, so `backward()` has nowhere to go. Leave out `detach` and "
    "`no_grad`."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        out = model(features).detach()
        loss = criterion(out, target)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
