"""Rounds the caller's x."""
CAUGHT_BY = "test_leaves_the_model_alone"
LESSON = "Your code writes into the x that it was given. Make a new tensor."
import torch


def step_prediction(model, x):
    with torch.no_grad():
        h = model[1](model[0](x))
        out = model[2]((h > 0.5).float())
        x.round_(decimals=4)
        return out
