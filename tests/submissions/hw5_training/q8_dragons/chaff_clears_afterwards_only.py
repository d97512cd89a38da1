"""Gradients that somebody left count in the first step."""
import torch
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_six_steps_with_adam_are_exact"
LESSON = "Your first step still adds to gradients that the model came in with. Empty them before each `backward()`."


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, std = X.mean(axis=0), X.std(axis=0)

    def prepare(raw):
        return torch.as_tensor((raw - mean) / std, dtype=torch.float32).to(device)

    data = TensorDataset(prepare(X), torch.as_tensor(labels).long().to(device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_fn(torch.softmax(model(x), dim=1), y)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()

    def predict(raw):
        model.eval()
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()

    return predict
