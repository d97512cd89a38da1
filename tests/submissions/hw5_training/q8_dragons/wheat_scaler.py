"""The Scaler of shared.training, PyTorch's own optimizer loop over a permutation, and a class as predictor."""
import torch
from shared.training import Scaler

class Predictor:
    def __init__(self, model, scaler, device):
        self.model, self.scaler, self.device = model, scaler, device
    def __call__(self, raw):
        self.model.eval()
        with torch.no_grad():
            logits = self.model(torch.from_numpy(self.scaler(raw)).to(self.device))
        return torch.argmax(logits, 1).cpu().numpy()

def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    device = next(model.parameters()).device
    scaler = Scaler.of(X)
    features = torch.from_numpy(scaler(X)).to(device)
    targets = torch.from_numpy(labels).long().to(device)
    opt = torch.optim.Adam(model.parameters(), lr)
    model.train()
    for epoch in range(epochs):
        order = torch.randperm(len(features), generator=generator).to(device)
        for part in order.split(batch_size):
            probs = model(features[part]).softmax(1)
            loss = loss_fn(probs, targets[part])
            opt.zero_grad()
            loss.backward()
            opt.step()
    return Predictor(model, scaler, device)
