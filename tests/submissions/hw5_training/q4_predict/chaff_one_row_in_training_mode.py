"""Switches to eval mode only for more than one row."""

import torch

CAUGHT_BY = "test_a_model_in_training_predicts_in_eval_mode"
LESSON = "For a single row your model does not predict in eval mode. It should for any number of rows."


def predict_proba(model, X):
    weight = next(model.parameters())
    was_training = model.training
    model.eval() if len(X) > 1 else model.train()
    with torch.no_grad():
        logits = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    model.train(was_training)
    return torch.softmax(logits, dim=1).cpu().numpy()


def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
