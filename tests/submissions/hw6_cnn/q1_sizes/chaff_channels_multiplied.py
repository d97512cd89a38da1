"""A convolution sums over the maps that come in; only the last stage's maps are there in the end."""
CAUGHT_BY = "test_the_features_in_the_notebook"
LESSON = "Your code multiplies the channels of all stages. Only the maps of the last stage are left."


def flat_features(size, stages):
    maps = 1
    for channels, kernel, padding in stages:
        maps *= channels
        size = conv_out(size, kernel, 1, padding) // 2
    return maps * size * size
