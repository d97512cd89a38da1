"""Every stage ends in a pool that halves the picture."""
CAUGHT_BY = "test_the_features_in_the_notebook"
LESSON = "Your code forgets the pool. Each stage halves the picture after its convolution."


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = conv_out(size, kernel, 1, padding)
    return channels * size * size
