"""model.double() stays."""
CAUGHT_BY = "test_only_listens"
LESSON = "Your function changes the dtype of the model. Leave the model as it is."
import torch


def record_activations(model, layer, x):
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().float().clone()))
    try:
        with torch.no_grad():
            model.double()(x.double())
    finally:
        handle.remove()
    if not seen:
        raise ValueError("never ran")
    return seen[-1]
