"""The model is made float64, as in course text 002, instead of the data float32."""
CAUGHT_BY = "test_probabilities_are_an_array"
LESSON = "Your code changes the dtype of the model. Convert the data instead."
import torch

def predict_proba(model, X):
    mode = model.training
    model.double().eval()
    with torch.no_grad():
        p = torch.softmax(model(torch.tensor(X, dtype=torch.float64)), dim=1).numpy()
    model.train(mode)
    return p
