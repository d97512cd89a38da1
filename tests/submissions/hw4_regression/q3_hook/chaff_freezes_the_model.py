"""requires_grad_(False) on the model in place of detach()."""
CAUGHT_BY = "test_only_listens"
LESSON = (
    "Your function changes which parameters require a gradient. Use `detach()` and leave the model "
    "alone."
)

def record_activations(model, layer, x):
    model.requires_grad_(False)
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.clone()))
    try:
        model(x)
    finally: handle.remove()
    if not seen: raise ValueError
    return seen[-1]
