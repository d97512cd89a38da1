"""An error of the model disappears in a bare except."""

import torch

CAUGHT_BY = "test_leaves_nothing_after_an_error"
LESSON = (
    "Your function hides an error of the model. Let it go on to the caller, and remove the hook in "
    "`finally`."
)


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach().clone())

    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            model(x)
    except Exception:
        print("the model failed")
    handle.remove()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[-1]
