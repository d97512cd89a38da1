"""conv_out takes the stride third, and the padding fourth."""
CAUGHT_BY = "test_the_features_in_the_notebook"
LESSON = (
    "Your code hands the padding to conv_out as its third argument, which is the stride. Write "
    "`padding=padding`."
)


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = conv_out(size, kernel, padding or 1) // 2
    return channels * size * size
