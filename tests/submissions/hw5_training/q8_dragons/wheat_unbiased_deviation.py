"""Tensors from the beginning, the standard deviation with n - 1, and train_batches of question 5 with a small loss around it."""
import torch
from torch.utils.data import TensorDataset, DataLoader

def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    raw = torch.tensor(X, dtype=torch.float64)
    mean, std = raw.mean(0), raw.std(0)

    def prepare(a):
        return ((torch.tensor(a, dtype=torch.float64) - mean) / std).float().to(device)

    data = TensorDataset(prepare(X), torch.as_tensor(labels.astype("int64")).to(device))
    softmax = torch.nn.Softmax(dim=1)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for _ in range(epochs):
        for xb, yb in DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator):
            loss = loss_fn(softmax(model(xb)), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    return lambda a: model.eval()(prepare(a)).detach().max(dim=1).indices.cpu().numpy()
