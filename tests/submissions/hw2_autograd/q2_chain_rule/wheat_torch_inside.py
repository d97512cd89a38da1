"""Softplus and sigmoid from PyTorch, in float64, with autograd for the derivative."""
import numpy as np
import torch


def z(theta):
    t = torch.as_tensor(theta, dtype=torch.float64)
    return ((1 - torch.logaddexp(torch.zeros_like(t), t)) ** 2).numpy()


def dz(theta):
    t = torch.tensor(theta, dtype=torch.float64, requires_grad=True)
    ((1 - torch.logaddexp(torch.zeros_like(t), t)) ** 2).sum().backward()
    return t.grad.numpy()
