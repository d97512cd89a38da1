"""pop takes the stages out of the caller's list."""

CAUGHT_BY = "test_features_after_any_stages"
LESSON = "Your code takes stages out of the list that it was given. Only read it."


def flat_features(size, stages):
    while stages:
        channels, kernel, padding = stages.pop(0)
        size = conv_out(size, kernel, 1, padding) // 2
    return channels * size * size
