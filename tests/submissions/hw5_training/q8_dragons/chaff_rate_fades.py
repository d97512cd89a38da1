"""Halves the learning rate every ten epochs."""

CAUGHT_BY = "test_the_default_settings_are_as_promised"
LESSON = "Your training changes the learning rate on the way. Use the same rate in all epochs."

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, std = X.mean(axis=0), X.std(axis=0)

    def prepare(raw):
        return torch.tensor((raw - mean) / std, dtype=torch.float32, device=device)

    def predict(raw):
        model.eval()
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()

    data = TensorDataset(prepare(X), torch.tensor(labels, dtype=torch.int64, device=device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=10, gamma=0.5)
    for epoch in range(epochs):
        model.train()
        for x, y in loader:
            optimizer.zero_grad()
            probs = torch.softmax(model(x), dim=1)
            loss_fn(probs, y).backward()
            optimizer.step()
        schedule.step()
    return predict
