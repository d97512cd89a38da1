"""Everything becomes float32, also for a float64 model."""
CAUGHT_BY = "test_a_float64_model_predicts_too"
LESSON = "Your data are always float32. Convert them to the dtype of the model."
import torch

def predict_proba(model, X):
    device = next(model.parameters()).device
    mode = model.training
    model.eval()
    with torch.no_grad():
        p = torch.softmax(model(torch.tensor(X).float().to(device)), dim=1)
    model.train(mode)
    return p.cpu().numpy()
