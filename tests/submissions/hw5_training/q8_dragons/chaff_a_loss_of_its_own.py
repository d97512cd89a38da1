"""Uses PyTorch's cross-entropy, which expects logits, on probabilities and leaves the loss given aside."""
CAUGHT_BY = "test_the_loss_gets_probabilities"
LESSON = (
    "Your code does not use the loss that it was given. Call `loss_fn(probabilities, labels)` for each "
    "batch."
)
import torch
from torch.utils.data import DataLoader, TensorDataset

def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    mean, std = X.mean(axis=0), X.std(axis=0)

    def prepare(raw):
        return torch.tensor((raw - mean) / std, dtype=torch.float32, device=device)

    data = TensorDataset(prepare(X), torch.tensor(labels, dtype=torch.int64, device=device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            probs = torch.softmax(model(x), dim=1)
            loss = torch.nn.functional.cross_entropy(probs, y)
            loss.backward()
            optimizer.step()

    def predict(raw):
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()

    return predict
