"""uint8 labels go into the loss as they are."""

import torch
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_the_loss_gets_probabilities"
LESSON = "Your labels go into the loss as they come. Convert them: `.long()`."


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, spread = X.mean(axis=0), X.std(axis=0)

    def standardised(raw):
        return torch.tensor((raw - mean) / spread, dtype=torch.float32, device=device)

    data = TensorDataset(standardised(X), torch.from_numpy(labels).to(device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
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
