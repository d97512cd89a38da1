"""The model stays in eval mode, and the next epoch trains without dropout."""
CAUGHT_BY = "test_a_model_in_training_predicts_in_eval_mode"
LESSON = "Your function leaves the model in eval mode. Note the mode first, and set it back."
import torch

def predict_proba(model, X):
    weight = next(model.parameters())
    model.eval()
    with torch.no_grad():
        z = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    return torch.softmax(z, dim=1).cpu().numpy()
