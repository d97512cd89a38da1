"""zero_grad() before it predicts."""
CAUGHT_BY = "test_leaves_the_model_alone"
LESSON = "Your function changes the gradients that the model holds. Looking should leave them alone."
import torch


def step_prediction(model, x):
    model.zero_grad()
    with torch.no_grad():
        return model[2]((model[1](model[0](x)) > 0.5).float())
