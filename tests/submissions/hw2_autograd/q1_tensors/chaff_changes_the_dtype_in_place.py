"""t.data = … gives the caller's own tensor another dtype."""

CAUGHT_BY = "test_arguments_stay_as_they_are"
LESSON = (
    "Your function changes the dtype of the tensor that it was given. Convert into a new tensor: "
    "`t.double()` leaves t as it is, and `t.data = …` does not."
)


def mean_of_integers(t):
    t.data = t.data.float()
    return t.mean()
