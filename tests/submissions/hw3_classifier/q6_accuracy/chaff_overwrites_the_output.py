"""pred[pred > 0.5] = 1 writes into the tensor that the model returned."""
CAUGHT_BY = "test_the_models_output_is_not_overwritten"
LESSON = "Your code writes into the tensor that the model returned. Make a new one: `pred > 0.5`."
import torch


def accuracy(model, X, y):
    was_training = [(part, part.training) for part in model.modules()]
    model.eval()
    with torch.no_grad():
        pred = model(X)
        pred[pred > 0.5] = 1
        pred[pred <= 0.5] = 0
    for part, mode in was_training:
        part.training = mode
    if pred.shape != y.shape:
        raise ValueError("shapes differ")
    return (pred == y).float().mean().item()
