"""Goes through different stages only: two equal ones count once."""

CAUGHT_BY = "test_features_after_any_stages"
LESSON = "Two stages that are equal count as one in your code. Go through the list as it is."


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size + 2 * padding:
        raise ValueError("the kernel does not fit")
    return (size + 2 * padding - kernel) // stride + 1


def flat_features(size, stages):
    stages = list(dict.fromkeys(stages))
    for channels, kernel, padding in stages:
        size = conv_out(conv_out(size, kernel, padding=padding), 2, stride=2)
    return channels * size * size
