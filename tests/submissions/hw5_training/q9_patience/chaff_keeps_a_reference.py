"""state_dict() is no copy: the "best" weights change with every step."""

import copy

import torch

CAUGHT_BY = "test_the_best_weights_are_put_back"
LESSON = (
    "Your network ends with the weights of its last epoch. Keep a copy of the best state, with "
    "copy.deepcopy, and load it after the loop."
)


def split_in_three(X, y, n_val, n_test, generator):
    order = torch.randperm(len(X), generator=generator)
    n_train = len(X) - n_val - n_test
    train, val, test = order[:n_train], order[n_train:n_train + n_val], order[n_train + n_val:]
    mean, spread = X[train].mean(dim=0), X[train].std(dim=0)
    return [((X[part] - mean) / spread, y[part]) for part in (train, val, test)]


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    was_training = model.training
    train_losses, val_losses = [], []
    best, best_epoch, best_state, waited = float("inf"), 0, None, 0
    for epoch in range(max_epochs):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0]), train[1])
        loss.backward()
        optimizer.step()
        train_losses.append(loss.item())
        model.eval()
        with torch.no_grad():
            val_losses.append(loss_fn(model(val[0]), val[1]).item())
        if val_losses[-1] < best:
            best, best_epoch, waited = val_losses[-1], epoch, 0
            best_state = model.state_dict()
        else:
            waited += 1
            if waited == patience:
                break
    model.load_state_dict(best_state)
    model.eval()
    with torch.no_grad():
        test_loss = loss_fn(model(test[0]), test[1]).item()
    model.train(was_training)
    return {
        "train_losses": train_losses, "val_losses": val_losses, "best_epoch": best_epoch, "test_loss": test_loss
    }
