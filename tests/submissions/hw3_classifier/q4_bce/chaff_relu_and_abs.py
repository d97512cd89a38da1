"""max(z, 0) - y z + log(1 + e^-|z|) with relu and abs: right in value, but with the wrong slope at z = 0."""

CAUGHT_BY = "test_logits_have_the_right_slope_at_zero"
LESSON = (
    "Your bce_with_logits has the wrong slope where a logit is exactly 0: relu and abs have slope 0 there. "
    "Use torch.logaddexp."
)


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("z and y differ in shape")
    return (torch.relu(z) - y * z + torch.log1p(torch.exp(-z.abs()))).mean()
