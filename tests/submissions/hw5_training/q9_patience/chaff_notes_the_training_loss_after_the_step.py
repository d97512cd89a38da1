"""The training loss of an epoch is the one that its step learned from."""
import copy

import torch

CAUGHT_BY = "test_four_epochs_by_hand"
LESSON = "Your training losses are measured after the step. Note the loss that you called `backward()` on."


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
        optimizer.zero_grad()
        loss = loss_fn(model(train[0]), train[1])
        loss.backward()
        optimizer.step()
        train_losses.append(measure(train))
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
