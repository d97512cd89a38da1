"""Makes a generator from the seed of the one that was given, wherever that one is by now."""

import torch
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_the_generator_determines_the_order"
LESSON = (
    "Your order starts again in each call with the same generator. Draw from the very generator that "
    "was given, and set no seed."
)


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, std = (X.mean(axis=0), X.std(axis=0))
    generator = torch.Generator().manual_seed(generator.initial_seed())

    def prepare(raw):
        return torch.tensor((raw - mean) / std, dtype=torch.float32, device=device)

    def predict(raw):
        model.eval()
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()
    data = TensorDataset(prepare(X), torch.tensor(labels, dtype=torch.int64, device=device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for epoch in range(epochs):
        for xb, yb in loader:
            optimizer.zero_grad()
            loss = loss_fn(torch.softmax(model(xb), dim=1), yb)
            loss.backward()
            optimizer.step()
    return predict
