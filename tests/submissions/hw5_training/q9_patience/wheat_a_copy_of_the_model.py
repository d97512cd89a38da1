"""Keeps a deep copy of the best model; a closure for the step; patience counted down."""

import copy

import torch


def split_in_three(X, y, n_val, n_test, generator):
    order = torch.randperm(len(X), generator=generator).to(X.device)
    shuffled, targets = X[order], y[order]
    sizes = (len(X) - n_val - n_test, n_val, n_test)
    features = list(torch.split(shuffled, sizes))
    mean = features[0].mean(0, keepdim=True)
    spread = ((features[0] - mean) ** 2).mean(0, keepdim=True).sqrt()
    return list(zip([(f - mean) / spread for f in features], torch.split(targets, sizes)))


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    came_in = model.training
    story = {"train_losses": [], "val_losses": [], "best_epoch": 0}
    best_model, left = None, patience

    def look(at, net):
        net.eval()
        with torch.no_grad():
            return loss_fn(net(at[0]), at[1]).item()

    def closure():
        optimizer.zero_grad()
        loss = loss_fn(model(train[0]), train[1])
        loss.backward()
        return loss

    for epoch in range(max_epochs):
        if left == 0:
            break
        model.train()
        story["train_losses"].append(optimizer.step(closure).item())
        now = look(val, model)
        story["val_losses"].append(now)
        if best_model is None or now < story["val_losses"][story["best_epoch"]]:
            story["best_epoch"], best_model, left = epoch, copy.deepcopy(model), patience
        else:
            left -= 1
    model.load_state_dict(best_model.state_dict())
    story["test_loss"] = look(test, model)
    model.train(came_in)
    return story
