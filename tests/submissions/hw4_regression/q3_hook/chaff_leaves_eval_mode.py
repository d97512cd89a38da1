"""The model is put into eval mode and left there."""

import torch

CAUGHT_BY = "test_only_listens"
LESSON = "Your function leaves the model in another mode than it came in. Looking should change nothing."


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach().clone())

    model.eval()
    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[-1]
