"""Divides first and keeps what is finite: a unit that switches beyond all float32 numbers is lost."""

import torch

CAUGHT_BY = "test_units_that_do_not_show_still_count"
LESSON = (
    "Your code drops a unit whose kink is infinite. A tiny weight can do that, and such a unit counts. Look "
    "at the weight: only w = 0 has no kink."
)


def kinks(model):
    places = -model[0].bias.detach() / model[0].weight.detach()[:, 0]
    return torch.sort(places[torch.isfinite(places)]).values
