"""Says fire at a score of exactly 0, too."""

CAUGHT_BY = "test_a_score_of_zero_is_no_fire"
LESSON = "Your predictor says fire at a score of exactly 0. The neuron fires above 0 only."


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, spread = X.mean(axis=0), X.std(axis=0)
    w, b, *_ = train((X - mean) / spread, fire)
    return lambda toes, length: (np.column_stack([toes, length]) - mean) / spread @ w + b >= 0
