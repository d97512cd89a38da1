"""Units with outgoing weight 0 are dropped, though they switch."""

import torch

CAUGHT_BY = "test_units_that_do_not_show_still_count"
LESSON = (
    "Your function leaves kinks out. Each unit whose hidden weight is not exactly 0 has one: whatever "
    "its bias and its outgoing weight are, far away, and also where another unit has its own."
)


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    keep = keep & (model[2].weight.detach()[0] != 0)
    return torch.sort(-b[keep] / w[keep]).values
