"""Runs backward, which adds to the gradients."""
CAUGHT_BY = "test_only_listens"
LESSON = (
    "Your function changes the gradients that the model holds. Looking needs no `backward()` and no `zero_grad()`: "
    "leave them alone."
)

def record_activations(model, layer, x):
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        model(x).sum().backward()
    finally: handle.remove()
    if not seen: raise ValueError
    return seen[-1]
