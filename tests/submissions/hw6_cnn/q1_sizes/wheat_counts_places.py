"""Counting the window's places one by one is right too."""


def conv_out(size, kernel, stride=1, padding=0):
    places = 0
    left = -padding
    while left + kernel <= size + padding:
        places += 1
        left += stride
    if places == 0:
        raise ValueError("kernel too large")
    return places


def flat_features(size, stages):
    for stage in stages:
        size = (size + 2 * stage[2] - stage[1] + 1) // 2
    return stages[-1][0] * size**2
