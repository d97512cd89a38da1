"""The places of the window are a range; the stages are reduced."""

from functools import reduce


def conv_out(size, kernel, stride=1, padding=0):
    places = range(0, size + 2 * padding - kernel + 1, stride)
    if not len(places):
        raise ValueError(f"{kernel} does not fit")
    return len(places)


def flat_features(size, stages):
    side = reduce(lambda n, s: conv_out(conv_out(n, s[1], padding=s[2]), 2, 2), stages, size)
    return stages[-1][0] * side**2
