"""Asserts inside that its own value agrees with PyTorch's, as the text allows."""
import torch
import torch.nn.functional as F


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError
    q = p.clamp(1e-7, 1 - 1e-7)
    loss = -torch.where(y == 1, q, 1 - q).log().mean()
    assert torch.isclose(loss.detach().double(), F.binary_cross_entropy(q.detach().double(), y.double()), rtol=1e-3, atol=1e-3)
    return loss
def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError
    return torch.mean(torch.log1p(torch.exp(-torch.abs(z))) + torch.relu(z) - z * y)
