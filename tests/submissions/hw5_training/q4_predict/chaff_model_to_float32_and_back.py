"""Makes the model float32 for the labels, and float64 again: digits of its weights are lost."""

import torch

CAUGHT_BY = "test_a_float64_model_predicts_too"
LESSON = "Your code converts the model, and its weights lose digits. Convert the data instead."


def predict_proba(model, X):
    weight = next(model.parameters())
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    model.train(was_training)
    return torch.softmax(logits, dim=1).cpu().numpy()


def predict_label(model, X):
    dtype = next(model.parameters()).dtype
    labels = predict_proba(model.float(), X).argmax(axis=1)
    model.to(dtype)
    return labels
