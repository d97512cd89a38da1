"""log(1 + exp(z)) as it stands: e^200 is infinite."""
CAUGHT_BY = "test_a_logit_of_200_costs_200"
LESSON = (
    "Your loss gets too large for a float where a logit is large. Use a form in which e has a negative "
    "power only."
)
import torch


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("shapes differ")
    return (torch.log(1 + torch.exp(z)) - y * z).mean()
