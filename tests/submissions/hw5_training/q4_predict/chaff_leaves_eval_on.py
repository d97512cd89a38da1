"""The model stays in eval mode, and the next epoch trains without dropout."""
CAUGHT_BY = "test_a_model_in_training_predicts_in_eval_mode"
LESSON = (
    "Your function leaves the model in another mode than it came in. Note `model.training` first. Set "
    "it back with `model.train(was)`, which reaches all layers."
)
import torch

def predict_proba(model, X):
    weight = next(model.parameters())
    model.eval()
    with torch.no_grad():
        z = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    return torch.softmax(z, dim=1).cpu().numpy()
