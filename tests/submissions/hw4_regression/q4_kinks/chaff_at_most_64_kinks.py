"""Returns at most 64 kinks."""
CAUGHT_BY = "test_random_networks_agree_with_the_reference"
LESSON = "Your function returns fewer kinks than there are. Take all units."
def kinks(model):
    w, b = model[0].weight.detach()[:, 0], model[0].bias.detach()
    k = w != 0
    return (-b[k] / w[k]).sort().values[:64]
