"""requires_grad_(False) on the model in place of no_grad."""
CAUGHT_BY = "test_leaves_the_model_alone"

def step_prediction(model, x):
    model.requires_grad_(False)
    on = model[1](model[0](x)) > 0.5
    return model[2](on.float())
