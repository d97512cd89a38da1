"""A default eps of 0.01."""
CAUGHT_BY = "test_the_example_uses_the_default_eps"
LESSON = "Your default eps is not that of the text. Leave the first line of the function as it was."
def relative_mse(pred, target, eps=0.01):
    if pred.shape != target.shape or eps <= 0: raise ValueError
    return (((pred - target) / target.abs().clamp(min=eps)) ** 2).mean()
