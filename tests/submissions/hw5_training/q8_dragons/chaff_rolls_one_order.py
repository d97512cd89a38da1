"""A rolled order has the same neighbours in the same batches."""
import torch
from torch.utils.data import DataLoader, TensorDataset

CAUGHT_BY = "test_the_loss_gets_probabilities"
LESSON = "Your epochs share one order, only begun at another place. Draw a new one from the generator in each epoch."


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, std = X.mean(axis=0), X.std(axis=0)

    def prepare(raw):
        return torch.as_tensor((raw - mean) / std, dtype=torch.float32).to(device)

    data = TensorDataset(prepare(X), torch.as_tensor(labels).long().to(device))
    order = torch.randperm(len(X), generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for epoch in range(epochs):
        for chosen in order.roll(epoch).split(batch_size):
            x, y = data[chosen]
            optimizer.zero_grad()
            loss = loss_fn(torch.softmax(model(x), dim=1), y)
            loss.backward()
            optimizer.step()

    def predict(raw):
        model.eval()
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()

    return predict
