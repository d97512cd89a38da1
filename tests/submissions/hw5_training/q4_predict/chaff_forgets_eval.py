"""Predicts in training mode: dropout and batch norm would disturb it."""
CAUGHT_BY = "test_a_model_in_training_predicts_in_eval_mode"
LESSON = (
    "Your model predicts in training mode, with dropout at work. Call `model.eval()` first, and set the "
    "mode back afterwards."
)
import torch

def predict_proba(model, X):
    weight = next(model.parameters())
    with torch.no_grad():
        z = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    return torch.softmax(z, dim=1).cpu().numpy()
