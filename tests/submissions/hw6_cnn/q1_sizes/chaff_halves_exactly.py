"""Half a pixel is none: the pool rounds down in each stage, not int() at the end."""
CAUGHT_BY = "test_features_after_any_stages"
LESSON = "Your code keeps half pixels until the end. Round down after each pool, with //."


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = conv_out(size, kernel, 1, padding) / 2
    return int(channels * size * size)
