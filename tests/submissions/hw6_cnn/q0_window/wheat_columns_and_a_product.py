"""Windows as columns (im2col), and one matrix product."""

import torch
from torch import nn


def windows(maps, size, stride):
    (kh, kw), (_, H, W) = size, maps.shape
    columns = nn.functional.unfold(maps[None], size, stride=stride)[0]
    return columns, ((H - kh) // stride + 1, (W - kw) // stride + 1)


def correlate(maps, kernels, stride=1, padding=0):
    K, C, kh, kw = kernels.shape
    padded = nn.ZeroPad2d(padding)(maps)
    columns, shape = windows(padded, (kh, kw), stride)
    return (kernels.reshape(K, -1) @ columns).reshape(K, *shape)


def max_pool(maps, size, stride=None):
    C = maps.shape[0]
    columns, shape = windows(maps, (size, size), stride or size)
    return columns.reshape(C, size * size, -1).max(dim=1)[0].reshape(C, *shape)
