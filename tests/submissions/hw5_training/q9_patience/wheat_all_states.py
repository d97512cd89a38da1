"""Keeps the state of every epoch and picks the best at the end; a Subset for each part."""

import torch
from torch.utils.data import TensorDataset, random_split


def split_in_three(X, y, n_val, n_test, generator):
    sizes = [len(X) - n_val - n_test, n_val, n_test]
    parts = random_split(TensorDataset(X, y), sizes, generator=generator)
    pairs = [(torch.stack([x for x, _ in part]), torch.stack([t for _, t in part])) for part in parts]
    first = pairs[0][0]
    spread, mean = torch.std_mean(first, dim=0, correction=0)
    return tuple(((features - mean) / spread, targets) for features, targets in pairs)


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    mode = model.training
    history, states = {"train_losses": [], "val_losses": []}, []

    @torch.no_grad()
    def measure(pair):
        model.eval()
        return float(loss_fn(model(pair[0]), pair[1]))

    def smallest():
        numbers = [loss if loss == loss else float("inf") for loss in history["val_losses"]]
        return numbers.index(min(numbers))

    while len(states) < max_epochs and (not states or len(states) - 1 - smallest() < patience):
        model.train(True)
        loss = loss_fn(model(train[0]), train[1])
        for p in model.parameters():
            p.grad = None
        loss.backward()
        optimizer.step()
        history["train_losses"].append(float(loss))
        history["val_losses"].append(measure(val))
        states.append({name: value.clone() for name, value in model.state_dict().items()})
    history["best_epoch"] = smallest()
    model.load_state_dict(states[history["best_epoch"]])
    history["test_loss"] = measure(test)
    model.train(mode)
    return history
