"""log(1 + exp(z)) as it stands: e^200 is infinite."""
CAUGHT_BY = "test_certain_and_wrong_has_a_price"
import torch


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("shapes differ")
    return (torch.log(1 + torch.exp(z)) - y * z).mean()
