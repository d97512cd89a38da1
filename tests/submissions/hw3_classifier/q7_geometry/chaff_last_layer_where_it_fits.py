"""The last hidden layer is taken, if it has two inputs."""

import torch

CAUGHT_BY = "test_lines_belong_to_the_first_layer"
LESSON = (
    "Your lines are those of the last hidden layer. Lines in the plane of the points belong to the first "
    "one."
)


def decision_lines(model):
    first, last = model.layer_list[0], model.layer_list[-1]
    layer = last if last.in_features == 2 else first
    return torch.cat([layer.weight, layer.bias[:, None]], dim=1).detach().cpu().numpy()
