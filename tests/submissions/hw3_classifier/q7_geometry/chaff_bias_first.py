"""The bias stands in the first column."""
CAUGHT_BY = "test_lines_are_weights_and_bias"
LESSON = "Your bias stands in the first column. The order is w1, w2, b."
import torch


def decision_lines(model):
    layer = model.layer_list[0]
    return torch.cat([layer.bias[:, None], layer.weight], dim=1).detach().cpu().numpy()
