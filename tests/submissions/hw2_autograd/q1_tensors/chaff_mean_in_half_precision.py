"""Half precision ends at 65504 and has three digits."""

CAUGHT_BY = "test_mean_of_every_integer_type"


def mean_of_integers(t):
    return t.half().mean()
