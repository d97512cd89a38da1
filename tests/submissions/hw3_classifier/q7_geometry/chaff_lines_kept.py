"""The lines of a model are kept, also when it is trained further."""

import functools
import torch

CAUGHT_BY = "test_lines_belong_to_the_first_layer"
LESSON = (
    "Your lines are those of an earlier call. Look at the model anew each time: it may have been trained "
    "further."
)


@functools.lru_cache
def decision_lines(model):
    layer = model.layer_list[0]
    return torch.cat([layer.weight, layer.bias[:, None]], dim=1).detach().cpu().numpy()
