"""model.train(was) wakes a part that was frozen in eval mode."""
CAUGHT_BY = "test_leaves_the_model_as_it_was"
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
