"""Learns from the first hundred training examples, however many there are."""

import copy

import torch

CAUGHT_BY = "test_four_epochs_by_hand"
LESSON = "Each of your epochs learns from some of the training examples. Use all of them at once."


def split_in_three(X, y, n_val, n_test, generator):
    n = len(X)
    order = torch.randperm(n, generator=generator).to(X.device)
    n_train = n - n_val - n_test
    train, val, test = order[:n_train], order[n_train : n_train + n_val], order[n_train + n_val :]
    mean, std = X[train].mean(dim=0), X[train].std(dim=0)
    return tuple(((X[part] - mean) / std, y[part]) for part in (train, val, test))


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    def measure(pair):
        model.eval()
        with torch.no_grad():
            return loss_fn(model(pair[0]), pair[1]).item()

    was_training = model.training
    train_losses, val_losses = [], []
    best, best_epoch, best_state = float("inf"), 0, None
    for epoch in range(max_epochs):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0][:100]), train[1][:100])
        loss.backward()
        optimizer.step()
        train_losses.append(loss.item())
        val_losses.append(measure(val))
        if val_losses[-1] < best:
            best, best_epoch, best_state = val_losses[-1], epoch, copy.deepcopy(model.state_dict())
        elif epoch - best_epoch >= patience:
            break
    model.load_state_dict(best_state)
    test_loss = measure(test)
    model.train(was_training)
    return {
        "train_losses": train_losses,
        "val_losses": val_losses,
        "best_epoch": best_epoch,
        "test_loss": test_loss,
    }
