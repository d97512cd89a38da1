"""Catches the RuntimeError of a model whose layers do not fit, since the record is there by then."""

CAUGHT_BY = "test_leaves_nothing_after_an_error"
LESSON = (
    "Your function hides an error of the model. Let it go on to the caller, and remove the hook in "
    "`finally`."
)


def record_activations(model, layer, x):
    record = []
    handle = layer.register_forward_hook(lambda _layer, _inputs, output: record.append(output.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    except RuntimeError:
        pass
    finally:
        handle.remove()
    if not record:
        raise ValueError("the layer did not run")
    return record[-1]
