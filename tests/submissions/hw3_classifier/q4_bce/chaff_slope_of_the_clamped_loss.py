"""The logits are detached inside the correction term: the value is right, the slope is not."""
CAUGHT_BY = "test_logits_have_the_right_value_and_gradient"
LESSON = (
    "Your loss has the right value and the wrong slope. Look for a `detach`, or for a `clamp` that "
    "holds the gradient back."
)
import torch


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("shapes differ")
    top = z.detach().clamp(min=0)
    rest = torch.log1p(torch.exp(-z.detach().abs()))
    return (top - y * z + rest).mean()
