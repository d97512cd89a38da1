"""Plain loops over rows and columns, and a sum that Python adds up."""
import torch


def to_float_tensor(a):
    out = torch.zeros(a.shape, dtype=torch.float32)
    flat = out.view(-1)
    for i, value in enumerate(a.flatten()):
        flat[i] = float(value)
    return out


def gram(X):
    d = X.shape[1]
    G = torch.empty(d, d, dtype=X.dtype, device=X.device)
    for i in range(d):
        for j in range(d):
            G[i, j] = X[:, i].dot(X[:, j])
    return G


def mean_of_integers(t):
    total = sum(t.flatten().tolist())
    return torch.tensor(total / t.numel(), device=t.device)
