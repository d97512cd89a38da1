"""Limits each squared error to ten thousand."""

CAUGHT_BY = "test_small_targets_are_counted_in_units_of_eps"
LESSON = "Your code puts a limit on large errors. Every error counts as it is."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if eps <= 0:
        raise ValueError("eps must be positive")
    denominator = target.abs().clamp(min=eps)
    return (((pred - target) / denominator) ** 2).clamp(max=1e4).mean()
