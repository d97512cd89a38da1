"""Runs backward, which adds to the gradients."""
CAUGHT_BY = "test_only_listens"
LESSON = "Your function changes the gradients of the model. Looking needs no `backward()`."

def record_activations(model, layer, x):
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        model(x).sum().backward()
    finally: handle.remove()
    if not seen: raise ValueError
    return seen[-1]
