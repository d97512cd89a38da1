"""Runs the model in eval mode and puts the mode back: what is recorded is not what the layer gives as it is."""
CAUGHT_BY = "test_runs_the_model_in_its_own_mode"
LESSON = (
    "Your function puts the model into another mode to listen. A layer may give something else in it. Let the "
    "model run in the mode in which it is."
)
import torch


def record_activations(model, layer, x):
    seen = []
    was = model.training; model.eval()
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
        model.train(was)
    if not seen:
        raise ValueError("never ran")
    return seen[-1]
