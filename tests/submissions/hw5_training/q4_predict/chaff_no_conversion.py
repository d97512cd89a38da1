"""float64 data into a float32 network."""
CAUGHT_BY = "test_probabilities_are_an_array"
LESSON = "Your data have another dtype than the model. Convert them to that of its parameters."
import torch

def predict_proba(model, X):
    with torch.no_grad():
        return torch.softmax(model(torch.from_numpy(X)), dim=1).numpy()

def predict_label(model, X):
    with torch.no_grad():
        return model(torch.tensor(X, dtype=torch.float32)).argmax(1).numpy()
