"""Makes all parameters learn, also those that came frozen."""

CAUGHT_BY = "test_the_model_is_trained_and_nothing_else"
LESSON = "Your training changes more of the model than it should. What is frozen, stays so."

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
    for parameter in model.parameters():
        parameter.requires_grad_(True)
    for epoch in range(epochs):
        model.train()
        for x, y in loader:
            optimizer.zero_grad()
            probs = torch.softmax(model(x), dim=1)
            loss_fn(probs, y).backward()
            optimizer.step()
    return predict
