"""model.double() stays."""
CAUGHT_BY = "test_weights_and_gradients_stay"
LESSON = "Your function changes the dtype of the model. Leave the model as it is."
import torch


def accuracy(model, X, y):
    modes = {m: m.training for m in model.modules()}
    model.eval().double()
    with torch.no_grad():
        p = model(X.double())
    for m in modes: m.training = modes[m]
    if p.shape != y.shape: raise ValueError
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
