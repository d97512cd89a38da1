"""Switches gradient recording off and never on again."""
CAUGHT_BY = "test_leaves_the_model_alone"
LESSON = (
    "Your function leaves gradient recording switched off. Use `with torch.no_grad():`, which sets it "
    "back."
)
import torch


def step_prediction(model, x):
    torch.set_grad_enabled(False)
    on = model[1](model[0](x)) > 0.5
    return model[2](on.float())
