"""Half precision ends at 65504 and has three digits."""

CAUGHT_BY = "test_mean_of_every_integer_type"
LESSON = (
    "Your mean has lost digits. Half precision keeps only three of them. Convert to float32 or float64 "
    "first."
)


def mean_of_integers(t):
    return t.half().mean()
