"""Patience is counted by nobody: all epochs are trained."""

import copy

import torch

CAUGHT_BY = "test_four_epochs_by_hand"
LESSON = "Your training goes on to the last epoch. It ends when `patience` epochs in a row were not the best."


def split_in_three(X, y, n_val, n_test, generator):
    order = torch.randperm(len(X), generator=generator)
    groups = order.split([len(X) - n_val - n_test, n_val, n_test])
    mean, spread = X[groups[0]].mean(dim=0), X[groups[0]].std(dim=0)
    return [((X[group] - mean) / spread, y[group]) for group in groups]


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    was_training = model.training

    def measured(part):
        model.eval()
        with torch.no_grad():
            return loss_fn(model(part[0]), part[1]).item()

    train_losses, val_losses, best = [], [], None
    for epoch in range(max_epochs):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0]), train[1])
        loss.backward()
        optimizer.step()
        train_losses.append(loss.item())
        val_losses.append(measured(val))
        if best is None or val_losses[-1] < best:
            best, best_epoch, state = val_losses[-1], epoch, copy.deepcopy(model.state_dict())
    model.load_state_dict(state)
    test_loss = measured(test)
    model.train(was_training)
    return {
        "train_losses": train_losses,
        "val_losses": val_losses,
        "best_epoch": best_epoch,
        "test_loss": test_loss,
    }
