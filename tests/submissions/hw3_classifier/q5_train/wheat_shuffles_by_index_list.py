"""A Python permutation, gradients set to None, and a NumPy-free list of losses by comprehension."""
import random

import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    adam = torch.optim.Adam(params=list(model.parameters()), lr=lr, foreach=False)
    rows = list(range(features.shape[0]))

    def one_epoch():
        if shuffle:
            random.shuffle(rows)
        x, y = (features[rows], target[rows]) if shuffle else (features, target)
        model.zero_grad(set_to_none=True)
        loss = criterion(model(x), y)
        loss.backward()
        adam.step()
        return float(loss.detach())

    return model, [one_epoch() for _ in range(n_epochs)]
