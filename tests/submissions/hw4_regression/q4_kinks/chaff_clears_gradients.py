"""zero_grad() before it looks."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = "Your function changes the gradients that the model holds. Looking should leave them alone."
def kinks(model):
    model.zero_grad()
    w, b = model[0].weight.detach()[:, 0], model[0].bias.detach()
    k = w != 0
    return (-b[k] / w[k]).sort().values
