"""The model keeps the hard switches for ever."""

import torch
from torch import nn

CAUGHT_BY = "test_leaves_the_model_alone"
LESSON = "Your function changes a part of the model. Looking should leave the model as it was."


class Step(nn.Module):
    def forward(self, z):
        return (torch.sigmoid(z) > 0.5).float()


def step_prediction(model, x):
    model[1] = Step()
    with torch.no_grad():
        return model(x)
