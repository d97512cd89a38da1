"""Squeezes all labels into 0, 1 and 2."""

import torch
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_each_dragon_has_its_own_label"
LESSON = "Your code changes the labels. Hand them to the loss as they are, also where a colour is missing."


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, std = X.mean(axis=0), X.std(axis=0)

    def prepare(raw):
        return torch.tensor((raw - mean) / std, dtype=torch.float32, device=device)

    data = TensorDataset(prepare(X), torch.tensor(labels, dtype=torch.int64, device=device).clamp(0, 2))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for _ in range(epochs):
        for xb, yb in loader:
            optimizer.zero_grad()
            loss_fn(torch.softmax(model(xb), dim=1), yb).backward()
            optimizer.step()

    def predict(raw):
        model.eval()
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()

    return predict
