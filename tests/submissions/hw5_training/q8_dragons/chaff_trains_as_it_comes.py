"""A model that came in eval mode is trained in eval mode."""

import torch
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_the_mode_fits_what_it_does"
LESSON = "Your model is trained in the mode in which it came. Call `model.train()` first."


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, spread = X.mean(axis=0), X.std(axis=0)

    def standardised(raw):
        return torch.tensor((raw - mean) / spread, dtype=torch.float32, device=device)

    data = TensorDataset(standardised(X), torch.tensor(labels, dtype=torch.int64, device=device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss_fn(torch.softmax(model(x), dim=1), y).backward()
            optimizer.step()

    def predict(raw):
        model.eval()
        with torch.no_grad():
            return model(standardised(raw)).argmax(dim=1).cpu().numpy()

    return predict
