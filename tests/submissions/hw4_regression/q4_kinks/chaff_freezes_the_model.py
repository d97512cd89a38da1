"""requires_grad_(False) on the model in place of detach()."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = (
    "Your function changes which parameters require a gradient. Use `detach()` and leave the model "
    "alone."
)
import torch


def kinks(model):
    model.requires_grad_(False)
    w, b = model[0].weight[:, 0], model[0].bias
    bends = w != 0
    return torch.sort(-b[bends] / w[bends]).values
