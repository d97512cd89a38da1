"""model.double() for the calculation stays."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = "Your function changes the dtype of the model. Convert copies of its weights."
def kinks(model):
    model.double()
    w, b = model[0].weight.detach()[:, 0], model[0].bias.detach()
    k = w != 0
    return (-b[k] / w[k]).sort().values.float()
