"""Convolution and pool take turns: halving everything at the end rounds elsewhere."""
CAUGHT_BY = "test_features_after_any_stages"
LESSON = (
    "Your code halves the size at the end. Each stage has its own pool, so halve after each "
    "convolution."
)


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = conv_out(size, kernel, 1, padding)
    size = size // 2 ** len(stages)
    return channels * size * size
