"""A row of targets is taken for a column."""
CAUGHT_BY = "test_refuses_what_would_broadcast_or_divide_by_zero"
LESSON = "Your code takes a row of targets for a column. Raise a ValueError where the shapes differ."
def relative_mse(pred, target, eps=0.1):
    if pred.numel() != target.numel() or pred.dim() != target.dim() or eps <= 0: raise ValueError
    pred, target = pred.flatten(), target.flatten()
    return (((pred - target) / target.abs().clamp(min=eps)) ** 2).mean()
