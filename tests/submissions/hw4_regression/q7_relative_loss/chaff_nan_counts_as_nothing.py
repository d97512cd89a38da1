"""Replaces NaN by 0, so that a network that has broken down looks perfect."""

CAUGHT_BY = "test_leaves_the_target_alone"
LESSON = "Your loss hides predictions that are NaN. They should make the loss NaN, too."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if eps <= 0:
        raise ValueError("eps must be positive")
    denominator = target.abs().clamp(min=eps)
    return (((pred - target) / denominator).nan_to_num(0, 0, 0) ** 2).mean()
