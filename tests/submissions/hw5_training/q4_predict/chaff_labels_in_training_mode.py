"""predict_label, written anew, forgets model.eval()."""

import torch

CAUGHT_BY = "test_a_model_in_training_predicts_in_eval_mode"
LESSON = (
    "Your model predicts in training mode, with dropout at work. Call `model.eval()` first, and set the "
    "mode back afterwards."
)


def predict_label(model, X):
    weight = next(model.parameters())
    with torch.no_grad():
        return model(torch.tensor(X, dtype=weight.dtype, device=weight.device)).argmax(1).cpu().numpy()
