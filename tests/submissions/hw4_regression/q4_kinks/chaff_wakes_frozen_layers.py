"""Freezes all parameters and wakes them all again."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = (
    "Your function changes which parameters require a gradient. Use `detach()` and leave the model "
    "alone."
)
def kinks(model):
    for p in model.parameters(): p.requires_grad = False
    w, b = model[0].weight[:, 0], model[0].bias
    k = w != 0
    out = (-b[k] / w[k]).sort().values
    for p in model.parameters(): p.requires_grad = True
    return out
