"""Cuts features off at the range of the training dragons before it predicts."""

import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_it_knows_unseen_dragons"
LESSON = "Your predictor cuts features off. Standardise them, and nothing more."


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, std = X.mean(axis=0), X.std(axis=0)

    def prepare(raw):
        return torch.tensor((raw - mean) / std, dtype=torch.float32, device=device)

    data = TensorDataset(prepare(X), torch.tensor(labels, dtype=torch.int64, device=device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for _ in range(epochs):
        for xb, yb in loader:
            optimizer.zero_grad()
            loss_fn(torch.softmax(model(xb), dim=1), yb).backward()
            optimizer.step()

    def predict(raw):
        raw = np.clip(raw, X.min(axis=0), X.max(axis=0))
        model.eval()
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()

    return predict
