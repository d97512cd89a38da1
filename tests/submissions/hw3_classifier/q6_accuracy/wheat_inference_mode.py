"""inference_mode instead of no_grad, torch.round instead of a comparison (0.5 rounds to 0), modes kept per module."""
import numpy as np
import torch


def accuracy(model, X, y):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    with torch.inference_mode():
        guesses = model(X).round().cpu().numpy()
    for module, mode in modes.items():
        module.training = mode
    truth = y.cpu().numpy()
    if guesses.shape != truth.shape:
        raise ValueError("shapes")
    return float(np.mean(guesses == truth))
