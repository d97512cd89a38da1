"""The model is put into training mode afterwards even if it came in eval mode."""
CAUGHT_BY = "test_the_model_is_left_as_it_came"
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
    model.train()
    return torch.softmax(z, dim=1).cpu().numpy()
