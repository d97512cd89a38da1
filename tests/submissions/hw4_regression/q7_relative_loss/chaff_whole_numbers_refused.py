"""Wants eps to be a float: the whole number 2 is refused."""

CAUGHT_BY = "test_the_example_uses_the_default_eps"
LESSON = "Your code refuses some positive eps. Any positive number will do, also a whole one."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not isinstance(eps, float) or eps <= 0:
        raise ValueError("eps must be positive")
    denominator = target.abs().clamp(min=eps)
    return (((pred - target) / denominator) ** 2).mean()
