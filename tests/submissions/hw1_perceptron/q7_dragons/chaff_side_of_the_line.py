"""Solves the line's equation for the length and asks on which side a dragon is: dividing by a weight may turn the sign."""

CAUGHT_BY = "test_knows_most_new_dragons"
LESSON = (
    "Your predictor is wrong about most new dragons. If it solves for the line first, mind that "
    "dividing by a weight below 0 turns the sides. Ask the neuron's score instead."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, spread = X.mean(axis=0), X.std(axis=0)
    w, b, *_ = train((X - mean) / spread, fire)

    def predictor(toes, length):
        z = (np.column_stack([toes, length]) - mean) / spread
        return z[:, 1] < -(b + w[0] * z[:, 0]) / w[1]

    return predictor
