"""FloatTensor of a copy, einsum and a mean in double precision are right, too."""
import numpy as np
import torch


def to_float_tensor(a):
    return torch.FloatTensor(np.array(a, dtype=np.float32, order="C", copy=True))


def gram(X):
    return torch.einsum("ni,nj->ij", X, X)


def mean_of_integers(t):
    return torch.mean(t.to(torch.float64))
