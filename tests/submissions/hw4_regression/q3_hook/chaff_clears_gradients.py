"""Calls zero_grad on the caller's model."""
CAUGHT_BY = "test_only_listens"
LESSON = (
    "Your function changes the gradients that the model holds. Looking needs no `backward()` and no `zero_grad()`: "
    "leave them alone."
)
import torch


def record_activations(model, layer, x):
    model.zero_grad()
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad(): model(x)
    finally: handle.remove()
    if not seen: raise ValueError
    return seen[-1]
