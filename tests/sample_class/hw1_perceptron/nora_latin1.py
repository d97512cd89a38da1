# hw1, geschrieben von Nora Größe
import numpy as np


def predict(X, w, b):
    """Says for each point whether the neuron fires.

    Args:
        X: The points, float array of shape (n, d); or one single point of shape (d,).
        w: The weights, float array of shape (d,).
        b: The bias, a float.

    Returns:
        A bool array of shape (n,): True where the score ``x * w + b`` is strictly greater than 0.
        For a single point of shape (d,), a single bool.

    Example:
        >>> predict(np.array([[1.0, 1.0], [3.0, 0.0]]), np.array([1.0, -1.0]), 0.0)
        array([False,  True])
    """
    return X @ w + b > 0


def perceptron_update(w, b, x, y, lr):
    """Shows the neuron one example and returns its new weights and bias.

    Args:
        w: The weights, float array of shape (d,). Left unchanged.
        b: The bias, a float.
        x: One point, float array of shape (d,). Left unchanged.
        y: Its label, 0 or 1, as an int, a float or a bool (Python's or NumPy's).
        lr: The learning rate, a float.

    Returns:
        The new weights, a float array of shape (d,), and the new bias, a float. Both have their old values
        if the neuron was right about this point.

    Example:
        >>> perceptron_update(np.zeros(2), 0.0, np.array([3.0, -1.0]), 1, lr=0.5)
        (array([ 1.5, -0.5]), 0.5)
    """
    error = float(y) - float(x @ w + b > 0)
    return w + lr * error * x, b + lr * error


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    """Trains a neuron with the perceptron rule, starting from all weights and the bias at 0.

    In every epoch (0, 1, 2, ...) each point is shown once, in the order of the rows, with the learning rate
    1 / (epoch + 1), and the weights change after each point. Training ends after the first epoch whose
    change is less than `tol`, or after `max_epochs` epochs.

    Args:
        X: The points, float array of shape (n, d). Left unchanged.
        y: The labels, 0 or 1, int array of shape (n,). Left unchanged.
        max_epochs: The largest number of epochs, at least 1.
        tol: How small the change of an epoch must be to stop, a float.

    Returns:
        The weights, float array of shape (d,); the bias, a float; and the changes, a list of floats with one
        entry for each epoch that was run, the last one included: the sum of the absolute changes of all
        weights (not of the bias) over the epoch's updates.

    Example:
        >>> train_perceptron(np.array([[2.0], [-1.0]]), np.array([1, 0]), max_epochs=5, tol=0.1)
        (array([3.]), 0.0, [3.0, 0.0])
    """
    w, b = np.zeros(X.shape[1]), 0.0
    changes = []
    for epoch in range(max_epochs):
        lr = 1 / (epoch + 1)
        change = 0.0
        for x, label in zip(X, y, strict=True):
            step = lr * (float(label) - float(x @ w + b > 0))
            w = w + step * x
            b = b + step
            change += float(np.abs(step * x).sum())
        changes.append(change)
        if change < tol:
            break
    return w, b, changes


def rates(y_true, y_pred):
    """Measures a classifier's answers.

    Args:
        y_true: What is true, shape (n,): an array of bools, or of the numbers 0 and 1.
        y_pred: What was answered, shape (n,): likewise; the two need not be of the same kind.

    Returns:
        Three floats between 0 and 1. The accuracy: the share of right answers. The detection rate: the share
        of the positives that were answered with 1. The false-positive rate: the share of the negatives that
        were answered with 1. A rate of nobody (say, the detection rate where there are no positives) is nan,
        without any warning.

    Example:
        >>> rates(np.array([1, 1, 0, 0]), np.array([True, False, False, False]))
        (0.75, 0.5, 0.0)
    """
    truth, answer = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)

    def share(hits):
        return float(hits.mean()) if hits.size else float("nan")

    return share(truth == answer), share(answer[truth]), share(answer[~truth])


def boundary(w, b):
    """Finds the line on which a neuron with two inputs has the score 0.

    Args:
        w: The weights, float array of shape (2,).
        b: The bias, a float.

    Returns:
        Two floats, slope and intercept of the line x2 = slope * x1 + intercept. For a vertical line (w[1] is
        0) the slope is ``math.inf`` and the second number is the x1 at which the line stands.

    Raises:
        ValueError: Both weights are 0, so there is no line.

    Example:
        >>> boundary(np.array([1.0, -2.0]), 4.0)
        (0.5, 2.0)
        >>> boundary(np.array([2.0, 0.0]), -6.0)
        (inf, 3.0)
    """
    across, up = float(w[0]), float(w[1])
    if across == up == 0:
        raise ValueError("Both weights are 0: the score is the same everywhere, so there is no line.")
    if up == 0:
        return float("inf"), -float(b) / across
    return -across / up, -float(b) / up


def one_hot(labels, n_classes):
    """Turns labels into rows of zeros with a single one.

    Args:
        labels: The labels 0 ... n_classes - 1, int array of shape (n,).
        n_classes: The number of classes.

    Returns:
        An array of the numbers 0 and 1 (ints or floats), of shape (n, n_classes); row i has its 1 in column
        labels[i].

    Example:
        >>> one_hot(np.array([2, 0]), 3)
        array([[0., 0., 1.],
               [1., 0., 0.]])
    """
    rows = np.zeros((len(labels), n_classes))
    rows[np.arange(len(labels)), labels] = 1
    return rows


def multiclass_predict(X, W, b):
    """Gives each point the class with the largest score.

    Args:
        X: The points, float array of shape (n, d).
        W: The weights, float array of shape (d, k), a column for each class.
        b: The biases, float array of shape (k,).

    Returns:
        The labels 0 ... k - 1, int array of shape (n,). If several classes share the largest score, the lowest
        of them.

    Example:
        >>> multiclass_predict(np.array([[1.0, 0.0], [0.0, 2.0]]), np.eye(2), np.zeros(2))
        array([0, 1])
    """
    return np.argmax(X @ W + b, axis=1)


def multiclass_update(W, b, x, label, lr):
    """Shows the neurons one example and returns their new weights and biases.

    Args:
        W: The weights, float array of shape (d, k). Left unchanged.
        b: The biases, float array of shape (k,). Left unchanged.
        x: One point, float array of shape (d,).
        label: Its label, an int from 0 to k - 1.
        lr: The learning rate, a float.

    Returns:
        The new weights, float array of shape (d, k), and the new biases, float array of shape (k,). Both
        have their old values if the largest score (the first, if several are equal) is the label's.

    Example:
        >>> multiclass_update(np.zeros((1, 3)), np.zeros(3), np.array([2.0]), 2, lr=0.5)
        (array([[-1.,  0.,  1.]]), array([-0.5,  0. ,  0.5]))
    """
    error = np.zeros(len(b))
    error[label] += 1
    error[np.argmax(x @ W + b)] -= 1
    return W + lr * np.outer(x, error), b + lr * error


def fit_dragons(toes, length, fire, train):
    """Learns from some dragons which ones breathe fire, with standardised inputs.

    Args:
        toes: Numbers of toes, float array of shape (n,). Left unchanged.
        length: Lengths in feet, float array of shape (n,). Left unchanged.
        fire: 1 for dragons that breathe fire, else 0; int array of shape (n,).
        train: What trains the neuron, for instance `train_perceptron`. It is called once, as ``train(X, y)``
            with X of shape (n, 2), both columns standardised to mean 0 and standard deviation 1, and y =
            fire; it returns weights of shape (2,), a bias, and something else that does not matter here.

    Returns:
        A function: ``predictor(toes, length)`` takes two float arrays of shape (m,), other dragons in toes
        and feet, and returns a bool array of shape (m,), True for fire. It standardises with the statistics
        of the n dragons given here.

    Example:
        >>> predictor = fit_dragons(toes, length, fire, train_perceptron)
        >>> predictor(np.array([5.0, 22.0]), np.array([170.0, 230.0]))
        array([ True, False])
    """
    X = np.column_stack([toes, length])
    mean, spread = X.mean(axis=0), X.std(axis=0)
    w, b, *_ = train((X - mean) / spread, fire)

    def predictor(toes, length):
        return (np.column_stack([toes, length]) - mean) / spread @ w + b > 0

    return predictor


def border(W, b, i, j):
    """Gives the neuron whose line is the border between two classes.

    Args:
        W: The weights of all classes, float array of shape (d, k), a column for each class.
        b: Their biases, float array of shape (k,).
        i: The class on whose side the neuron fires, an int.
        j: The class on the other side, an int.

    Returns:
        Weights, float array of shape (d,), and a bias, a float, so that ``x * weights + bias`` is the score
        of class i minus the score of class j.

    Example:
        >>> border(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0.0, 3.0]), 0, 1)
        (array([ 1., -1.]), -3.0)
    """
    return W[:, i] - W[:, j], float(b[i] - b[j])
