"""The losses are printed and not returned."""
CAUGHT_BY = "test_returns_the_model_and_a_loss_per_epoch"
LESSON = "Your function does not return the losses. Return two things: the model and the list of losses."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for epoch in range(n_epochs):
        loss = criterion(model(features), target)
        if epoch % 1000 == 0:
            print(f"epoch = {epoch} loss = {loss}")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
