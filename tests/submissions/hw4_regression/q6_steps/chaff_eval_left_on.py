"""Leaves the model in eval mode."""
CAUGHT_BY = "test_leaves_the_model_alone"
LESSON = "Your function leaves the model in another mode than it came in. Looking should change nothing."
import torch


def step_prediction(model, x):
    model.eval()
    with torch.no_grad():
        return model[2]((model[1](model[0](x)) > 0.5).float())
