"""Labels go up to C - 1, whether or not each of them occurs."""
import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_each_dragon_has_its_own_label"
LESSON = "Your code changes the labels. Hand them to the loss as they are, also where a colour is missing."


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, std = X.mean(axis=0), X.std(axis=0)

    def prepare(raw):
        return torch.as_tensor((raw - mean) / std, dtype=torch.float32).to(device)

    data = TensorDataset(prepare(X), torch.as_tensor(np.unique(labels, return_inverse=True)[1]).long().to(device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(torch.softmax(model(x), dim=1), y)
            loss.backward()
            optimizer.step()

    def predict(raw):
        model.eval()
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()

    return predict
