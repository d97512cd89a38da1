"""A pool of 2 leaves out what does not fill its window; it does not round up."""
CAUGHT_BY = "test_features_after_any_stages"
LESSON = "Your pool rounds up. An odd picture loses its last row and column: 7 pixels become 3."


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = (conv_out(size, kernel, 1, padding) + 1) // 2
    return channels * size * size
