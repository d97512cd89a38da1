"""An epoch whose loss is no number was not the best."""
import copy

import torch

CAUGHT_BY = "test_only_smaller_is_better"
LESSON = "Your count leaves out epochs whose loss is not a number. They were not the best, so they count."


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
        train_losses.append(loss.item())
        val_losses.append(measure(val))
        if val_losses[-1] < best:
            best, best_epoch, kept, waited = val_losses[-1], epoch, copy.deepcopy(model.state_dict()), 0
        elif val_losses[-1] >= best:
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
