"""A list of pairs in a DataLoader, each batch moved to the device, softmax by its formula, dragons asked one by one."""

import numpy as np
import torch
from torch.utils.data import DataLoader


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    mean = np.mean(X, axis=0, keepdims=True)
    std = np.sqrt(np.mean((X - mean) ** 2, axis=0, keepdims=True))
    opt = torch.optim.Adam(list(model.parameters()), lr=lr)
    pairs = [(torch.tensor((r - mean[0]) / std[0], dtype=torch.float32), int(l)) for r, l in zip(X, labels)]
    dev = next(model.parameters()).device
    for _ in range(epochs):
        for x, y in DataLoader(pairs, batch_size=batch_size, shuffle=True, generator=generator):
            model.train()
            out = model(x.to(dev))
            odds = (out - out.max(dim=1, keepdim=True).values).exp()
            probs = odds / odds.sum(dim=1, keepdim=True)
            loss = loss_fn(probs, y.to(dev))
            opt.zero_grad()
            loss.backward()
            opt.step()

    def predict(raw):
        return np.array([predict_label(model, (row[None] - mean) / std)[0] for row in raw])

    return predict
