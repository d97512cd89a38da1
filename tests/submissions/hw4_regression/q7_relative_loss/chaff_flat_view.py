"""Flattens with view, which a transposed tensor refuses."""

CAUGHT_BY = "test_leaves_the_target_alone"
LESSON = (
    "Your code wants the numbers to lie row after row in memory. Leave the shape as it is, or use "
    "reshape."
)


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if eps <= 0:
        raise ValueError("eps must be positive")
    pred, target = pred.view(-1), target.view(-1)
    denominator = target.abs().clamp(min=eps)
    return (((pred - target) / denominator) ** 2).mean()
