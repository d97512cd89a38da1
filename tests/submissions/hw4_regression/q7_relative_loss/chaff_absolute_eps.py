"""The absolute value of a negative eps."""
CAUGHT_BY = "test_refuses_what_would_broadcast_or_divide_by_zero"
LESSON = "Your code accepts an eps below 0. Raise a ValueError where eps is not above 0."
def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape or eps == 0: raise ValueError
    return (((pred - target) / target.abs().clamp(min=abs(eps))) ** 2).mean()
