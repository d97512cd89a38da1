"""Adam written out from its formulas, in place under no_grad."""
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    params = list(model.parameters())
    m = [torch.zeros_like(p) for p in params]
    v = [torch.zeros_like(p) for p in params]
    losses = []
    for t in range(1, n_epochs + 1):
        x, y = features, target
        if shuffle:
            order = torch.randperm(len(x))
            x, y = x[order], y[order]
        loss = criterion(model(x), y)
        grads = torch.autograd.grad(loss, params)
        losses.append(loss.item())
        with torch.no_grad():
            for p, g, mi, vi in zip(params, grads, m, v):
                mi.mul_(0.9).add_(0.1 * g)
                vi.mul_(0.999).add_(0.001 * g * g)
                m_hat = mi / (1 - 0.9**t)
                v_hat = vi / (1 - 0.999**t)
                p -= lr * m_hat / (v_hat.sqrt() + 1e-8)
    return model, losses
