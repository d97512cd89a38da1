"""Clamps the caller's labels in place."""
CAUGHT_BY = "test_bce_is_finite_at_both_ends"
LESSON = (
    "Your loss writes into the tensors that it was given. `clamp_` does that. `clamp` makes a new "
    "tensor."
)
def bce_loss(p, y):
    if p.shape != y.shape: raise ValueError
    y.clamp_(1e-7, 1 - 1e-7)
    p = p.clamp(1e-7, 1 - 1e-7)
    return -(y * p.log() + (1 - y) * (1 - p).log()).mean()
