"""Convolution and pool take turns: halving everything at the end rounds elsewhere."""
CAUGHT_BY = "test_features_after_any_stages"


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = conv_out(size, kernel, 1, padding)
    size = size // 2 ** len(stages)
    return channels * size * size
