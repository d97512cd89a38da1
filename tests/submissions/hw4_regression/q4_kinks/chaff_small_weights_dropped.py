"""Takes every weight below .001 for 0."""
CAUGHT_BY = "test_units_that_do_not_show_still_count"
LESSON = (
    "Your function leaves kinks out. Each unit whose hidden weight is not exactly 0 has one: whatever "
    "its bias and its outgoing weight are, far away, and also where another unit has its own."
)
import torch


def kinks(model):
    w, b = model[0].weight.detach()[:, 0], model[0].bias.detach()
    bends = w.abs() > 1e-3
    return torch.sort(-b[bends] / w[bends]).values
