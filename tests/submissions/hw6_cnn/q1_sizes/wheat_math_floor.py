"""math.floor of a true division gives an int as well."""
import math


def conv_out(size, kernel, stride=1, padding=0):
    out = math.floor((size + 2 * padding - kernel) / stride + 1)
    if size + 2 * padding < kernel:
        raise ValueError(f"kernel {kernel} > {size + 2 * padding}")
    return out


def flat_features(size, stages):
    channels = 1
    for channels, kernel, padding in stages:
        size = conv_out(conv_out(size, kernel, 1, padding), 2, 2, 0)
    return int(channels * size * size)
