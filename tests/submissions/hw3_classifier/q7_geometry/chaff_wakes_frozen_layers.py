"""requires_grad_(True) for the whole model at the end."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = (
    "Your function changes which parameters require a gradient. Use `detach()` and leave the model "
    "alone."
)
import numpy as np


def decision_lines(model):
    l = model.layer_list[0].requires_grad_(False)
    out = np.hstack([l.weight.cpu().numpy(), l.bias.cpu().numpy()[:, None]])
    model.requires_grad_(True)
    return out
