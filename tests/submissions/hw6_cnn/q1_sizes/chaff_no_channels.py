"""The linear layer gets every map's numbers, not one map's."""
CAUGHT_BY = "test_the_features_in_the_notebook"
LESSON = "Your features count one map only. Multiply by the number of maps."


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = conv_out(conv_out(size, kernel, 1, padding), 2, 2)
    return size * size
