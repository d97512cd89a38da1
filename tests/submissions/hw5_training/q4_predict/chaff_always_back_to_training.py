"""The model is put into training mode afterwards even if it came in eval mode."""
CAUGHT_BY = "test_the_model_is_left_as_it_came"
LESSON = (
    "Your function puts the model into training mode, even if it came in eval mode. Note the mode "
    "first, and set it back."
)
import torch

def predict_proba(model, X):
    weight = next(model.parameters())
    model.eval()
    with torch.no_grad():
        z = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    model.train()
    return torch.softmax(z, dim=1).cpu().numpy()
