"""model.eval() for looking, and never back."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = "Your function leaves the model in another mode than it came in. Looking should change nothing."
def kinks(model):
    model.eval()
    w, b = model[0].weight.detach()[:, 0], model[0].bias.detach()
    return (-b[w != 0] / w[w != 0]).sort().values
