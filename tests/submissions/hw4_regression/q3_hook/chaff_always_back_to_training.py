"""model.train() at the end, also for a model in eval mode."""
CAUGHT_BY = "test_leaves_the_model_as_it_was"
LESSON = "Your function leaves the model in another mode than it came in. Looking should change nothing."
import torch


def record_activations(model, layer, x):
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
        model.train()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[0]
