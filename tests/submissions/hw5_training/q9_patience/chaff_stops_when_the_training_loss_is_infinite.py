"""Ends as soon as the training loss is infinite."""

CAUGHT_BY = "test_patience_counts_in_a_row"
LESSON = (
    "Your training also looks at the training loss to decide when to stop. Only the validation "
    "loss decides."
)

import copy
import math

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
        if waited == patience or not math.isfinite(train_losses[-1]):
            break
    model.load_state_dict(best_state)
    test_loss = measured(*test)
    model.train(was_training)
    return {"train_losses": train_losses, "val_losses": val_losses, "best_epoch": best_epoch, "test_loss": test_loss}
