"""Units behind one that switches at 0 are left out."""

import torch

CAUGHT_BY = "test_units_that_do_not_show_still_count"
LESSON = "Your loop ends at a unit that switches at 0. A kink at 0 is one like any other: go on behind it."


def kinks(model):
    places = []
    for w, b in zip(model[0].weight[:, 0].tolist(), model[0].bias.tolist(), strict=True):
        if w == 0:
            continue
        places.append(-b / w)
        if places[-1] == 0:
            break
    return torch.tensor(sorted(places), device=model[0].weight.device)
