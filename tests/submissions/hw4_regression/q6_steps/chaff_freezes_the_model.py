"""requires_grad_(False) on the model in place of no_grad."""
CAUGHT_BY = "test_leaves_the_model_alone"
LESSON = (
    "Your function changes which parameters require a gradient. Use `with torch.no_grad():` and leave "
    "the model alone."
)

def step_prediction(model, x):
    model.requires_grad_(False)
    on = model[1](model[0](x)) > 0.5
    return model[2](on.float())
