"""An epoch is one step on all training examples at once."""
import copy

import torch

CAUGHT_BY = "test_four_epochs_by_hand"
LESSON = "Your epoch makes several steps. Here an epoch is one step, on all training examples at once."


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    def measure(pair):
        model.eval()
        with torch.no_grad():
            return loss_fn(model(pair[0]), pair[1]).item()

    was = model.training
    train_losses, val_losses = [], []
    best, best_epoch, kept, waited = float("inf"), 0, None, 0
    for epoch in range(max_epochs):
        model.train()
        for x, y in zip(train[0].split(32), train[1].split(32)):
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
        train_losses.append(loss.item())
        val_losses.append(measure(val))
        if val_losses[-1] < best:
            best, best_epoch, kept, waited = val_losses[-1], epoch, copy.deepcopy(model.state_dict()), 0
        else:
            waited += 1
            if waited >= patience:
                break
    model.load_state_dict(kept)
    test_loss = measure(test)
    model.train(was)
    return {
        "train_losses": train_losses,
        "val_losses": val_losses,
        "best_epoch": best_epoch,
        "test_loss": test_loss,
    }
