"""requires_grad_(True) for the whole model at the end."""
CAUGHT_BY = "test_looking_changes_nothing"
import numpy as np


def decision_lines(model):
    l = model.layer_list[0].requires_grad_(False)
    out = np.hstack([l.weight.cpu().numpy(), l.bias.cpu().numpy()[:, None]])
    model.requires_grad_(True)
    return out
