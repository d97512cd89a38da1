"""The layer is turned to float64 for the calculation and stays so."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = "Your function changes the dtype of a layer. Convert a copy of its weights."
import numpy as np
import torch


def decision_lines(model):
    first = model.layer_list[0].double()
    lines = torch.cat([first.weight, first.bias[:, None]], dim=1)
    return lines.detach().cpu().numpy().astype(np.float32)
