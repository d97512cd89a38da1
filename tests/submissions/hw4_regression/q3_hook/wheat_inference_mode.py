"""inference_mode, and a copy by way of NumPy."""
import torch


def record_activations(model, layer, x):
    out = None
    def hook(m, a, o):
        nonlocal out
        out = torch.tensor(o.detach().cpu().numpy().copy(), device=o.device)
    h = layer.register_forward_hook(hook)
    try:
        with torch.inference_mode():
            _ = model(x)
    finally:
        h.remove()
    if out is None: raise ValueError
    return out
