"""A hook that replaces the activations, on a copy of the model."""
import torch


import copy
def step_prediction(model, x):
    twin = copy.deepcopy(model)
    twin[1].register_forward_hook(lambda m, i, o: (o > 0.5).float())
    with torch.no_grad():
        return twin(x)
