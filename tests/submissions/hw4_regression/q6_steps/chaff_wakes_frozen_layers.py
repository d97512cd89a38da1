"""Freezes all parameters and wakes them all again."""
CAUGHT_BY = "test_leaves_the_model_alone"
def step_prediction(model, x):
    model.requires_grad_(False)
    out = model[2]((model[1](model[0](x)) > 0.5).float())
    model.requires_grad_(True)
    return out
