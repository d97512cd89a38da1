"""The predictor takes mean and deviation of X when it is asked, whatever is in X by then."""

CAUGHT_BY = "test_the_dragons_stay_as_they_are"
LESSON = (
    "Your predictor looks at X again whenever it is asked. Measure mean and deviation once, in "
    "training: X may have other numbers by then."
)

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device

    def prepare(raw):
        return torch.tensor((raw - X.mean(axis=0)) / X.std(axis=0), dtype=torch.float32, device=device)

    def predict(raw):
        model.eval()
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()

    data = TensorDataset(prepare(X), torch.tensor(labels, dtype=torch.int64, device=device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for epoch in range(epochs):
        model.train()
        for x, y in loader:
            optimizer.zero_grad()
            probs = torch.softmax(model(x), dim=1)
            loss_fn(probs, y).backward()
            optimizer.step()
    return predict
