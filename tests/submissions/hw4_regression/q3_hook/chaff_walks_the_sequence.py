"""Walking through model's layers works for an nn.Sequential only."""

import torch

CAUGHT_BY = "test_works_for_any_model_and_layer"
LESSON = (
    "Your function works for an `nn.Sequential` only. Let a forward hook keep the output while "
    "`model(x)` runs."
)


def record_activations(model, layer, x):
    found = None
    with torch.no_grad():
        for part in model:
            x = part(x)
            if part is layer:
                found = x.clone()
    if found is None:
        raise ValueError("no such layer")
    return found
