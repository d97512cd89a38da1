"""Saves the best state with torch.save into a buffer; inference mode; NumPy for the split."""

import io

import numpy as np
import torch


def split_in_three(X, y, n_val, n_test, generator):
    n = len(X)
    order = torch.randperm(n, generator=generator).numpy()
    test, val, train = order[:n_test], order[n_test:n_test + n_val], order[n_test + n_val:]
    numbers = X.cpu().numpy()
    mean, spread = numbers[train].mean(axis=0), numbers[train].std(axis=0)
    scaled = torch.tensor(((numbers - mean) / spread).astype(np.float32), device=X.device)
    return (scaled[train], y[train]), (scaled[val], y[val]), (scaled[test], y[test])


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    was_training, buffer = model.training, None
    train_losses, val_losses = [], []
    for epoch in range(max_epochs):
        model.train()
        optimizer.zero_grad(set_to_none=False)
        loss = loss_fn(model(train[0]), train[1])
        loss.backward()
        optimizer.step()
        train_losses.append(loss.item())
        with torch.inference_mode():
            val_losses.append(loss_fn(model.eval()(val[0]), val[1]).item())
        if epoch == 0 or val_losses[-1] < val_losses[best_epoch]:
            best_epoch, buffer = epoch, io.BytesIO()
            torch.save(model.state_dict(), buffer)
        if epoch - best_epoch == patience:
            break
    buffer.seek(0)
    model.load_state_dict(torch.load(buffer, weights_only=True))
    model.eval()
    with torch.inference_mode():
        test_loss = loss_fn(model(test[0]), test[1]).item()
    model.train(was_training)
    return dict(train_losses=train_losses, val_losses=val_losses, best_epoch=best_epoch, test_loss=test_loss)
