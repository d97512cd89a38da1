"""A pool of 2 with stride 2 halves the picture; with stride 1 it takes one pixel off."""
CAUGHT_BY = "test_the_features_in_the_notebook"
LESSON = "Your pool takes one pixel off. It steps by 2, so it halves the picture."


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = conv_out(conv_out(size, kernel, 1, padding), 2)
    return channels * size * size
