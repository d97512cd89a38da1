"""t.data = … gives the caller's own tensor another dtype."""

CAUGHT_BY = "test_arguments_stay_as_they_are"


def mean_of_integers(t):
    t.data = t.data.float()
    return t.mean()
