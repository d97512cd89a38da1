"""Makes six linear layers at most and leaves the other sizes out."""

CAUGHT_BY = "test_sizes_and_count_of_parameters"
LESSON = "For a long list of sizes you leave layers out. Make a layer for each pair of neighbours, however many."


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("at least two sizes")
    layers = []
    for fan_in, fan_out in list(zip(sizes, sizes[1:]))[:6]:
        layers += [nn.Linear(fan_in, fan_out), activation()]
    return nn.Sequential(*layers[:-1])
