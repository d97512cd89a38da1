"""A validation loss of 0 is thought to be the end."""

CAUGHT_BY = "test_four_epochs_by_hand"
LESSON = (
    "Your training ends when the validation loss is 0. A loss can fall below 0: let only patience "
    "and the number of epochs decide."
)

import copy

import torch


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    was_training = model.training
    train_losses, val_losses = [], []
    best, best_epoch, best_state, waited = float("inf"), 0, None, 0

    def measured(x, y):
        model.eval()
        with torch.no_grad():
            return loss_fn(model(x), y).item()

    for epoch in range(max_epochs):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0]), train[1])
        loss.backward()
        optimizer.step()
        train_losses.append(loss.item())
        val_losses.append(measured(*val))
        if val_losses[-1] < best:
            best, best_epoch, waited = val_losses[-1], epoch, 0
            best_state = copy.deepcopy(model.state_dict())
        else:
            waited += 1
        if waited == patience or val_losses[-1] == 0:
            break
    model.load_state_dict(best_state)
    test_loss = measured(*test)
    model.train(was_training)
    return {"train_losses": train_losses, "val_losses": val_losses, "best_epoch": best_epoch, "test_loss": test_loss}
