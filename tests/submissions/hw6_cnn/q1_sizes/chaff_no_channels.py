"""The linear layer gets every map's numbers, not one map's."""
CAUGHT_BY = "test_the_features_in_the_notebook"


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = conv_out(conv_out(size, kernel, 1, padding), 2, 2)
    return size * size
