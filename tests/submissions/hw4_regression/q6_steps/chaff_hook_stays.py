"""Reads the activations by a hook that stays."""
CAUGHT_BY = "test_leaves_the_model_alone"
LESSON = "Your hook is never removed. Keep what `register_forward_hook` returns, and call `remove()` on it."
import torch


def step_prediction(model, x):
    seen = []
    model[1].register_forward_hook(lambda m, i, o: seen.append(o))
    with torch.no_grad():
        model(x)
        return model[2]((seen[0] > 0.5).float())
