# ---
# jupyter:
#   otter:
#     assignment_name: hw1_perceptron
# ---

# %% [markdown]
# # A neuron that learns from its mistakes
#
# Somewhere there is a valley full of dragons. Before you walk up to one, you would like to know whether it
# breathes fire. You have two things to go by: how many toes it has, and how long it is. Small dragons keep
# their power concentrated, so many of them do breathe fire, and since they also singe their own feet, they
# tend to have fewer toes.
#
# In this notebook you build the oldest machine that learns such a thing from examples: the **perceptron**,
# one artificial neuron. You write its decision, its learning rule and its training loop, measure what it gets
# right, draw what it has learned, and then put several neurons side by side to tell three colours of dragons
# apart. On the way you will meet a problem that no single neuron can solve, and that is where the next
# notebooks begin.
#
# **At the end** you will be able to write a learning rule from its formula, to say how good a classifier is
# in more than one number, to read a neuron's weights as a line, to extend it to many classes, and to
# standardise inputs without letting the test data leak in. Plan about three hours.
#
# Each question is judged on its own. Where a later function does something that you have written before,
# write it out once more instead of calling the earlier function; then a slip in one place costs you that
# place only.

# %% [markdown]
# ## Before you start
#
# This notebook needs the folders that it came with (`tests/`, `checks/`, `shared/`, `autograder/`), so keep it beside them and
# keep its name. The `README.md` there says how to install what you need. Where the notebook is alone (on Colab, say),
# put `hw1_perceptron-student.zip` beside it, and the next cell unpacks the rest.
#
# - **Fill in.** Look for `raise NotImplementedError(...)`: each one stands where your code goes. Replace that line and run the cell.
# - **Check.** Run the cell with `grader.check("...")` below it. For each rule it says whether your code keeps it, and if not, what
#   happened and where to look. You can check as often as you like; checking changes nothing.
# - **Look around.** The other cells draw and explore. They wait, and say so, until what they need is filled in. Change them as
#   you like: they are not graded.
# - **Hand in** this one file, `hw1_perceptron.ipynb`, after you have saved it. The hidden checks then look at the same
#   rules on more inputs.
#
# Run the next cell first.

# %%
# Initialize Otter
from pathlib import Path

import otter

here = Path(globals().get("__file__", "notebook")).resolve().parent  # as a notebook it has no file
grader = otter.Notebook(tests_dir=str(here / "tests"))

# %%
import matplotlib.pyplot as plt
import numpy as np
import torch

from shared.data import DRAGON_COLOURS, dragons, quadrants, shifted_dragons
from shared.linear import logistic_regression, softmax_regression
from shared.notebook import when_ready
from shared.plots import plot_lines, plot_losses, plot_points, plot_regions
from shared.training import Scaler, train_test_split

# %% [markdown]
# ## The dragons
#
# Here are 480 of them. The data are made up: about half of them breathe fire, and those are some 60 feet
# shorter on average. The two groups hardly overlap. We keep 192 dragons aside for testing, so that we measure
# what the neuron has *learned* and not what it remembers.

# %% tags=["otter_ignore"]
valley = dragons(480, seed=2021)
train, test = train_test_split(480, 0.6, seed=2021)
FIRE_NAMES = ["no fire", "fire"]
FEATURES = {"xlabel": "number of toes", "ylabel": "length (feet)"}

ax = plot_points(valley.features, valley.fire, FIRE_NAMES, **FEATURES)
ax.set_title("480 dragons")
print(f"{len(train)} dragons to learn from, {len(test)} to test on; {valley.fire.mean():.0%} breathe fire")


# %% [markdown]
# ## 1. Does it fire?
#
# A nerve cell collects signals, some of which excite it and some of which calm it down, and when enough comes
# together it fires. The artificial neuron keeps just that. It has one **weight** $w_j$ for each input $x_j$,
# a **bias** $b$, and the rule
#
# $$ \text{score}(x) = w_1 x_1 + \dots + w_d x_d + b = w \cdot x + b, \qquad
#    \hat y = \begin{cases} 1 & \text{if score}(x) > 0 \\ 0 & \text{otherwise.} \end{cases} $$
#
# For $n$ points at once, stacked as the rows of a matrix $X$ of shape $(n, d)$, all scores are the one
# product $Xw + b$: an entry for each point. No loop is needed.
#
# The last step, from score to answer, is called the **activation**. Ours is a step. Leave it away and the
# neuron computes a linear regression; put the sigmoid $\sigma(z) = 1/(1 + e^{-z})$ there and you have
# logistic regression, whose output is a probability. (You may read that the *logit* does this. The logit is
# the way back, from the probability to the score.)
#
# A score of exactly 0 counts as *not firing*. That sounds like hair-splitting, but we are going to start with
# all weights at 0, where every score is 0, and then this detail decides about the very first step.

# %% question="q1_predict"
def predict(X, w, b):
    """Says for each point whether the neuron fires.

    Args:
        X: The points, float array of shape (n, d); or one single point of shape (d,). Left unchanged.
        w: The weights, float array of shape (d,). Left unchanged.
        b: The bias, a float.

    Returns:
        A bool array of shape (n,): True where the score ``x · w + b`` is strictly greater than 0, however
        small it is. (Single precision is fine for the score; a tolerance is not.) For a single point of shape
        (d,), a single bool.

    Example:
        >>> predict(np.array([[1.0, 1.0], [3.0, 0.0]]), np.array([1.0, -1.0]), 0.0)
        array([False,  True])
    """
    raise NotImplementedError("q1_predict: predict is not implemented yet")


# %%
print(grader.check("q1_predict"))

# %% [markdown]
# The activations that you will meet in this course, on one picture. Below it, four scores go through each of
# them. Compare the last row with the others: softmax looks at *all* scores together and turns them into
# probabilities that sum to 1.

# %% tags=["otter_ignore"]
z = torch.linspace(-4, 4, 401)
shapes = {
    "step": (z > 0).float(),
    "identity": z,
    "sigmoid": torch.sigmoid(z),
    "ReLU": torch.relu(z),
    "leaky ReLU (slope 0.1)": torch.nn.functional.leaky_relu(z, 0.1),
}
fig, ax = plt.subplots(figsize=(6, 3.5), layout="constrained")
for (name, height), style in zip(
    shapes.items(), ["-", ":", "--", "-.", (0, (5, 1, 1, 1, 1, 1))], strict=True
):
    ax.plot(z, height, linestyle=style, label=name)
ax.set(xlabel="score", ylabel="output", ylim=(-1.2, 2.2), title="Activations")
ax.legend()

scores = torch.tensor([-59.997787, 74.56297, 22.336237, 95.736145])
print("scores     ", scores.numpy())
print("ReLU       ", torch.relu(scores).numpy())
print("sigmoid    ", torch.sigmoid(scores).numpy())
print("leaky ReLU ", torch.nn.functional.leaky_relu(scores).numpy())
print("softmax    ", torch.softmax(scores, dim=0).numpy())


# %% [markdown]
# ## 2. One step of the perceptron rule
#
# How should the weights change when an example arrives? The perceptron's answer dates from 1958 and fits into
# a line. Look at the **error**
#
# $$ e = y - \hat y = \begin{cases} +1 & \text{it should have fired and did not}
#    \\ -1 & \text{it fired and should not have} \\ \phantom{+}0 & \text{it was right} \end{cases} $$
#
# and move the weights along the example, in the direction of the error:
#
# $$ w \leftarrow w + \eta\, e\, x, \qquad b \leftarrow b + \eta\, e. $$
#
# The step $\eta$ is called the **learning rate**. Why does this help? Put the new weights into the score of
# the same point: it has changed by $\eta\, e\, (x \cdot x + 1)$, upwards for a missed dragon and downwards
# for a false alarm. And a neuron that is right stays as it is: it learns from its mistakes only. The bias
# follows the same rule if you think of it as the weight of one more input that is always 1.
#
# Three things to look out for.
#
# - The error is made of the *answer* $\hat y$, not of the score. (With the score you get a different rule,
#   due to Widrow and Hoff.)
# - Labels often come as booleans, and NumPy refuses to subtract a bool from a bool. Make numbers of them
#   first.
# - `w += …` changes the caller's array, too: both names mean the same memory. `w = w + …` makes a new one.
#   Here the arguments must stay as they are.

# %% question="q2_update"
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
    raise NotImplementedError("q2_update: perceptron_update is not implemented yet")


# %%
print(grader.check("q2_update"))

# %% [markdown]
# Watch one step. The neuron starts with a line that puts one flame on the wrong side; after one update with
# that point the line has turned, and the point is right. (Another one is not, yet: one step serves one
# point.) The arrow is the weight vector: it is perpendicular to the line and points to the side that fires.

# %% tags=["otter_ignore"]
with when_ready():
    points = np.array([[2.0, 1.0], [1.0, 2.5], [-1.0, 1.5], [-2.0, -1.0], [0.5, -2.0]])
    labels = np.array([1, 1, 1, 0, 0])
    w_old, b_old = np.array([1.0, -0.6]), 0.2
    w_new, b_new = perceptron_update(w_old, b_old, points[2], labels[2], lr=0.5)
    fig, axes = plt.subplots(1, 2, figsize=(10, 4.5), layout="constrained", sharex=True, sharey=True)
    for ax, w, b, title in zip(
        axes, (w_old, w_new), (b_old, b_new), ("before", "after one update"), strict=True
    ):
        plot_points(points, labels, FIRE_NAMES, ax=ax)
        ax.set(xlim=(-3.2, 3.2), ylim=(-3.2, 3.2), title=title, aspect="equal")
        plot_lines([(w[0], w[1], b)], ["score = 0"], ax=ax)
        foot = -b * w / (w @ w)
        ax.annotate("", xy=foot + w, xytext=foot, arrowprops={"arrowstyle": "->", "linewidth": 2})
        ax.plot(*points[2], "o", markersize=16, fillstyle="none", color="black", label="the example shown")
        ax.legend(loc="lower left")


# %% [markdown]
# ## 3. Learning from all of them
#
# One update makes the neuron better for one point, and perhaps worse for another. So we show it all points,
# one after the other, then all of them again, and again. One pass over the data is an **epoch**.
#
# Two things are still open: how large the steps are, and when to stop.
#
# - **The step.** In epoch $0, 1, 2, \dots$ we use $\eta = 1, \tfrac12, \tfrac13, \dots$, that is
#   $\eta = 1/(\text{epoch} + 1)$. Early on the line may jump about; later it only settles.
# - **The end.** We add up how far the weights moved during an epoch,
#   $$ \text{change} = \sum_{\text{updates}} \sum_j |\Delta w_j| , $$
#   and stop after the first epoch in which this is less than a tolerance. (The bias does not count here.) If
#   there is always something to correct, we stop after `max_epochs`.
#
# On data that some line separates, the perceptron is *guaranteed* to find such a line: if every point has
# length at most $R$ and the best line keeps a distance of at least $\gamma$ from all of them, then with a
# constant step it makes at most $(R/\gamma)^2$ mistakes, however long you train. (Here a point counts with
# its additional 1 for the bias.) What happens on other data is what the written question at the end asks you.
#
# Where mistakes like to hide: starting again from zero in each epoch; collecting the updates and applying
# them after the epoch (then every point is judged by old weights); summing the changes without their absolute
# values, where steps in opposite directions cancel; running one epoch more than `max_epochs`.

# %% question="q3_train"
def train_perceptron(X, y, max_epochs=100, tol=0.1):
    """Trains a neuron with the perceptron rule, starting from all weights and the bias at 0.

    In every epoch (0, 1, 2, …) each point is shown once, in the order of the rows, with the learning rate
    1 / (epoch + 1), and the weights change after each point. Training ends after the first epoch whose
    change is less than `tol`, or after `max_epochs` epochs.

    Args:
        X: The points, float array of shape (n, d). Left unchanged.
        y: The labels, 0 or 1, int array of shape (n,). Left unchanged.
        max_epochs: The largest number of epochs, at least 1.
        tol: How small the change of an epoch must be to stop, a float. If it is 0 or negative, all epochs are
            run, also when every point is right.

    Returns:
        The weights after the last epoch, float array of shape (d,); the bias after it, a float; and the
        changes, a list of floats with one entry for each epoch that was run, the last one included: the sum
        of the absolute changes of all weights (not of the bias) over the epoch's updates.

    Example:
        >>> train_perceptron(np.array([[2.0], [-1.0]]), np.array([1, 0]), max_epochs=5, tol=0.1)
        (array([2.]), 1.0, [2.0, 0.0])
    """
    raise NotImplementedError("q3_train: train_perceptron is not implemented yet")


# %%
print(grader.check("q3_train"))

# %% [markdown]
# Is it learning? Watch the change from epoch to epoch, for two kinds of points in the plane: four clouds of
# which the two on the right shall fire (a line can do that), and the same clouds when *exactly one coordinate
# is positive* shall fire, which is called **XOR** (no line can).
#
# Beside the perceptron runs its cousin with a sigmoid, **logistic regression**, trained until nothing moves
# any more. You will write such a training in hw3; here it comes ready-made.

# %% tags=["otter_ignore"]
EPOCHS = 300  # raise it to 10 000 to see the last remark of this section for yourself (some ten seconds)

with when_ready():
    curves = {}
    fig, axes = plt.subplots(1, 2, figsize=(10, 4.2), layout="constrained", sharex=True, sharey=True)
    print("share of points that are right  logistic regression   perceptron")
    for ax, kind in zip(axes, ("linear", "xor"), strict=True):
        X, y = quadrants(200, seed=42, labels=kind)
        log_w, log_b = logistic_regression(X, y)
        w, b, curves[kind] = train_perceptron(X, y, max_epochs=EPOCHS)
        plot_regions(lambda grid, w=w, b=b: grid @ w + b > 0, X, y, ["0", "1"], ax=ax).set_title(kind)
        logistic, perceptron = (np.mean((X @ v + c > 0) == y) for v, c in ((log_w, log_b), (w, b)))
        print(f"{kind:<30} {logistic:20.3f} {perceptron:12.3f}   ({len(curves[kind])} epochs)")
    ax = plot_losses(curves, ylabel="change of the weights")
    ax.set_yscale("symlog", linthresh=1)  # logarithmic, with room for the 0 that ends the training
    ax.set_title("Moves in each epoch")


# %% [markdown]
# On the left it stops after a few epochs, with everything right. On the right it goes on and on. Note the
# slope of that curve, though: the change does become smaller, because the *step* does. After some thousand
# epochs it will be below any tolerance. The neuron then stops, and it has learned nothing: **no longer moving
# is not the same as being right.**
#
# ## 4. How good is it?
#
# The share of right answers, the **accuracy**, is one number and hides which kind of mistake was made.
# Missing a dragon that breathes fire is quite another thing than running away from a harmless one. So we ask
# for three rates:
#
# | rate | of all … | the share that … |
# |---|---|---|
# | accuracy | dragons | got the right answer |
# | detection rate | dragons *with* fire | were called fire-breathing |
# | false-positive rate | dragons *without* fire | were called fire-breathing, too |
#
# If there is no dragon with fire at all, there is no detection rate: 0 would be unfair, 1 would be flattery.
# The honest answer is `nan`, *not a number*. And it should come without a warning, since nothing went wrong.

# %% question="q4_rates"
def rates(y_true, y_pred):
    """Measures a classifier's answers.

    Args:
        y_true: What is true, shape (n,) with n of at least 1: an array of bools, or of the numbers 0 and 1.
            Left unchanged.
        y_pred: What was answered, shape (n,): likewise; the two need not be of the same kind. Left unchanged.

    Returns:
        Three floats between 0 and 1. The accuracy: the share of right answers. The detection rate: the share
        of the positives that were answered with 1. The false-positive rate: the share of the negatives that
        were answered with 1. A rate of nobody is nan, without any warning: the detection rate where there are
        no positives, the false-positive rate where there are no negatives. The other rates keep their values.

    Example:
        >>> rates(np.array([1, 1, 0, 0]), np.array([True, False, False, False]))
        (0.75, 0.5, 0.0)
    """
    raise NotImplementedError("q4_rates: rates is not implemented yet")


# %%
print(grader.check("q4_rates"))


# %% [markdown]
# Time for the dragons. Two neurons learn from them as they are, toes and feet: one with a sigmoid, trained as
# logistic regression, and your perceptron. Both are measured on the 192 test dragons.

# %% tags=["otter_ignore"]
def show(name, accuracy, detection, false_positives):
    """Prints a line of the table of rates."""
    print(f"{name:<22} {accuracy:9.4f} {detection:10.4f} {false_positives:16.4f}")


RAW_EPOCHS = 1500  # it may stop earlier

with when_ready():
    X_train, y_train = valley.features[train], valley.fire[train]
    X_test, y_test = valley.features[test], valley.fire[test]
    raw_w, raw_b, raw_changes = train_perceptron(X_train, y_train, max_epochs=RAW_EPOCHS)
    log_w, log_b = logistic_regression(X_train, y_train)
    print("192 test dragons         accuracy  detection  false positives")
    show("logistic regression", *rates(y_test, X_test @ log_w + log_b > 0))
    show("perceptron", *rates(y_test, X_test @ raw_w + raw_b > 0))
    print(f"The perceptron needed {len(raw_changes)} epochs until it stopped.")


# %% [markdown]
# Both are good, and one dragon more or less, .005, decides about the ranking; do not read a difference into
# it: another split of the same dragons may turn it round. But look at the last line. That many epochs for two
# groups that you could separate with a ruler?
#
# ## 5. The line it draws
#
# With two inputs you can see what a neuron has learned. The points where it changes its mind have score 0,
#
# $$ w_1 x_1 + w_2 x_2 + b = 0 \quad\Longleftrightarrow\quad
#    x_2 = \underbrace{-\frac{w_1}{w_2}}_{\text{slope}} x_1
#    \underbrace{{}-\frac{b}{w_2}}_{\text{intercept}} , $$
#
# a straight line. The division fails when $w_2 = 0$, and that is no exotic case: a neuron that looks at toes
# only draws a *vertical* line. It has no intercept; say where it stands instead. And if both weights are 0,
# the score is the same everywhere and there is no line at all.

# %% question="q5_boundary"
def boundary(w, b):
    """Finds the line on which a neuron with two inputs has the score 0.

    Args:
        w: The weights, float array of shape (2,). Left unchanged.
        b: The bias, a float.

    Returns:
        Two floats, slope and intercept of the line x2 = slope · x1 + intercept. For a vertical line (w[1] is
        exactly 0, not just small) the slope is infinite, ``math.inf`` or ``-math.inf`` as you like, and the
        second number is the x1 at which the line stands.

    Raises:
        ValueError: Both weights are exactly 0, so there is no line.

    Example:
        >>> boundary(np.array([1.0, -2.0]), 4.0)
        (0.5, 2.0)
        >>> boundary(np.array([2.0, 0.0]), -6.0)
        (inf, 3.0)
    """
    raise NotImplementedError("q5_boundary: boundary is not implemented yet")


# %%
print(grader.check("q5_boundary"))

# %% [markdown]
# Now you can watch the perceptron search. Each panel shows its line after so many epochs on the training
# dragons.

# %% tags=["otter_ignore"]
with when_ready():
    fig, axes = plt.subplots(2, 3, figsize=(10, 6.4), layout="constrained", sharex=True, sharey=True)
    for ax, epochs in zip(axes.flat, (1, 10, 50, 100, 200, 256), strict=True):
        w, b, _ = train_perceptron(X_train, y_train, max_epochs=epochs)
        plot_points(X_train, y_train, FIRE_NAMES, ax=ax, **FEATURES)
        ax.set(xlim=(0, 25), ylim=(-30, 290))
        slope, intercept = boundary(w, b)
        ends = np.array([0.0, 25.0])
        ax.plot(ends, slope * ends + intercept, "k--", linewidth=2, label="score = 0")
        accuracy = rates(y_train, X_train @ w + b > 0)[0]
        plural = "s" if epochs > 1 else ""
        ax.set_title(f"after {epochs} epoch{plural}: bias {b:.0f}, {accuracy:.3f} right", fontsize=10)
        ax.legend(loc="lower right").set_visible(epochs == 1)
    fig.suptitle("The perceptron's line on the raw dragons")


# %% [markdown]
# For a long time the line is not even near the dragons. Why so slow? Most dragons have 5 to 10 toes and are
# some 200 feet long, and every update is a multiple of such an example. The weight of the length jumps about
# in steps of 200, while the bias, whose input is 1, has to climb to over 100 in steps of 1 and less. Section
# 7 does something about it.
#
# ## 6. More than two classes
#
# Dragons come in three colours: blue, red and yellow. For $k$ classes take $k$ neurons, side by side. Their
# weights are the columns of a matrix $W$ of shape $(d, k)$, their biases a vector of length $k$; the scores
# $XW + b$ have shape $(n, k)$, a row for each point and a column for each class. The answer is the class with
# the **largest score**. (PyTorch's `nn.Linear` is the same row of neurons, with the matrix stored the other
# way round, as $(k, d)$.)
#
# The rule stays the same, too. Write the label as a vector that is 1 at the label and 0 elsewhere, its
# **one-hot** code, and do the same with the answer. Then the error $e = \text{onehot}(y) - \text{onehot}(\hat
# y)$ has an entry for each neuron:
#
# $$ W_{:,c} \leftarrow W_{:,c} + \eta\, e_c\, x, \qquad b_c \leftarrow b_c + \eta\, e_c . $$
#
# If the answer is right, $e = 0$. If it is wrong, exactly two neurons move: the one that should have won is
# pulled towards the point, the one that did win is pushed away from it. All others stay.
#
# Two traps. `argmax` needs to be told its axis: along the classes it gives $n$ labels, along the points it
# gives $k$ numbers that mean nothing. And `onehot[:, labels] = 1` looks right and works for one point, but
# for a batch it writes a 1 into *all* those columns of *every* row. You need a pair of indices, row and
# column, for each point. (Code that shows one point at a time can carry this line for years and never
# notice.)

# %% question="q6_multiclass"
def one_hot(labels, n_classes):
    """Turns labels into rows of zeros with a single one.

    Args:
        labels: The labels 0 … n_classes - 1, int array of shape (n,). Some classes may not occur. Left
            unchanged.
        n_classes: The number of classes.

    Returns:
        An array of the numbers 0 and 1 (ints or floats), of shape (n, n_classes); row i has its 1 in column
        labels[i].

    Example:
        >>> one_hot(np.array([2, 0]), 3)
        array([[0., 0., 1.],
               [1., 0., 0.]])
    """
    raise NotImplementedError("q6_multiclass: one_hot is not implemented yet")


def multiclass_predict(X, W, b):
    """Gives each point the class with the largest score.

    Args:
        X: The points, float array of shape (n, d). Left unchanged.
        W: The weights, float array of shape (d, k), a column for each class. Left unchanged.
        b: The biases, float array of shape (k,). Left unchanged.

    Returns:
        The labels 0 … k - 1, int array of shape (n,). If several classes share the largest score exactly, the
        lowest of them. Scores may be of any size, thousands as well as millionths.

    Example:
        >>> multiclass_predict(np.array([[1.0, 0.0], [0.0, 2.0]]), np.eye(2), np.zeros(2))
        array([0, 1])
    """
    raise NotImplementedError("q6_multiclass: multiclass_predict is not implemented yet")


def multiclass_update(W, b, x, label, lr):
    """Shows the neurons one example and returns their new weights and biases.

    Args:
        W: The weights, float array of shape (d, k). Left unchanged.
        b: The biases, float array of shape (k,). Left unchanged.
        x: One point, float array of shape (d,). Left unchanged.
        label: Its label, an int from 0 to k - 1.
        lr: The learning rate, a float.

    Returns:
        The new weights, float array of shape (d, k), and the new biases, float array of shape (k,). Both
        have their old values if the largest score (the first, if several are equal) is the label's.

    Example:
        >>> multiclass_update(np.zeros((1, 3)), np.zeros(3), np.array([2.0]), 2, lr=0.5)
        (array([[-1.,  0.,  1.]]), array([-0.5,  0. ,  0.5]))
    """
    raise NotImplementedError("q6_multiclass: multiclass_update is not implemented yet")


# %%
print(grader.check("q6_multiclass"))


# %% [markdown]
# ## 7. Toes are not feet
#
# Back to the fire, and to the trouble with raw numbers. A neuron that gets inputs of very different size
# learns slowly and unevenly. The cure is simple: move and stretch each input so that, over the training data,
# it has mean 0 and standard deviation 1,
#
# $$ \tilde x_j = \frac{x_j - \text{mean}_j}{\text{std}_j} . $$
#
# There is just one way to spoil it. The two statistics belong to the **training** data, and they go along
# with the weights from then on. If you compute them anew from the dragons that you are asked about, a
# dragon's answer depends on which others were asked about with it (and a dragon alone becomes $0/0$); if you
# compute them from all the data before splitting, the test dragons have already told you something. Both are
# called **leakage**.
#
# So the thing to hand out is no longer just $w$ and $b$, it is a function that knows the statistics, too. A
# function that you define inside another one remembers its variables: that is all you need.

# %% question="q7_dragons"
def fit_dragons(toes, length, fire, train):
    """Learns from some dragons which ones breathe fire, with standardised inputs.

    Args:
        toes: Numbers of toes, float array of shape (n,). Left unchanged.
        length: Lengths in feet, float array of shape (n,). Left unchanged.
        fire: 1 for dragons that breathe fire, else 0; int array of shape (n,). Left unchanged.
        train: What trains the neuron, for instance `train_perceptron`. It is called once, before fit_dragons
            returns, as ``train(X, y)`` with X of shape (n, 2), both columns standardised to mean 0 and
            standard deviation 1, in either order, and y = fire; it returns weights of shape (2,), a bias, and
            something else that does not matter here.

    Returns:
        A function: ``predictor(toes, length)`` takes two float arrays of shape (m,), other dragons in toes
        and feet, leaves them unchanged, and returns a bool array of shape (m,), True for fire: where the
        score is greater than 0, as in question 1. It standardises with the statistics of the n dragons given
        here, whatever it was asked before and whichever other predictors were made in the meantime.

    Example:
        >>> herd = dragons(480, seed=2021)
        >>> predictor = fit_dragons(herd.toes, herd.length, herd.fire, train_perceptron)
        >>> predictor(np.array([5.0, 22.0]), np.array([170.0, 230.0]))
        array([ True, False])
    """
    raise NotImplementedError("q7_dragons: fit_dragons is not implemented yet")


# %%
print(grader.check("q7_dragons"))

# %% tags=["otter_ignore"]
with when_ready():
    predictor = fit_dragons(
        valley.toes[train],
        valley.length[train],
        valley.fire[train],
        lambda X, y: train_perceptron(X, y, RAW_EPOCHS),
    )
    answers = predictor(valley.toes[test], valley.length[test])
    print("192 test dragons         accuracy  detection  false positives")
    show("raw inputs", *rates(y_test, X_test @ raw_w + raw_b > 0))
    show("standardised inputs", *rates(y_test, answers))

    # shared.training.Scaler does what you have just written.
    inputs = {"raw": X_train, "standardised": Scaler.of(X_train)(X_train)}
    epochs = [1, 2, 3, 5, 10, 20, 50, 100, 150, 200, 220, 240, 260, 300]
    fig, ax = plt.subplots(figsize=(6, 4), layout="constrained")
    for (name, X), style in zip(inputs.items(), ("o-", "^--"), strict=True):
        trained = [train_perceptron(X, y_train, max_epochs=n) for n in epochs]
        accuracy = [rates(y_train, X @ w + b > 0)[0] for w, b, _ in trained]
        print(f"{name}: stopped after {len(trained[-1][2])} epochs")
        ax.semilogx(epochs, accuracy, style, label=name)
    ax.set(xlabel="epochs", ylabel="accuracy on the training dragons")
    ax.set_title("The same neuron, with and without standardised inputs")
    ax.legend()

# %% tags=["otter_ignore"]
with when_ready():
    plot_regions(
        lambda grid: predictor(grid[:, 0], grid[:, 1]), valley.features, valley.fire, FIRE_NAMES, **FEATURES
    ).set_title("What the neuron has learned")


# %% [markdown]
# ## 8. Whose border is it?
#
# Where does one class end and the next one begin? It is tempting to draw the line $W_{:,c} \cdot x + b_c = 0$
# of each neuron. But with several neurons nobody asks whether a score is above 0:
# the largest wins, be it negative. What counts between the classes $i$ and $j$ is where their scores are
# *equal*,
#
# $$ W_{:,i} \cdot x + b_i = W_{:,j} \cdot x + b_j
#    \quad\Longleftrightarrow\quad (W_{:,i} - W_{:,j}) \cdot x + (b_i - b_j) = 0 , $$
#
# and that is the line of a single neuron again, whose weights are the *difference* of the two.

# %% question="q8_borders"
def border(W, b, i, j):
    """Gives the neuron whose line is the border between two classes.

    Args:
        W: The weights of all classes, float array of shape (d, k) with any d and k, a column for each class.
            Left unchanged.
        b: Their biases, float array of shape (k,). Left unchanged.
        i: The class on whose side the neuron fires, an int.
        j: The class on the other side, an int.

    Returns:
        Weights, float array of shape (d,), and a bias, a float, so that ``x · weights + bias`` is the score
        of class i minus the score of class j.

    Example:
        >>> border(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0.0, 3.0]), 0, 1)
        (array([ 1., -1.]), -3.0)
    """
    raise NotImplementedError("q8_borders: border is not implemented yet")


# %%
print(grader.check("q8_borders"))


# %% [markdown]
# Now the colours. The dragons are the same, moved a little apart by colour: red ones have 7 more toes and are
# 50 feet shorter, yellow ones are 30 feet longer, blue ones have 3 toes less. The row of perceptrons learns
# from them as they are and standardised; **softmax regression**, the same row of neurons trained in a way
# that hw5 explains, shows what such a row can reach.

# %% tags=["otter_ignore"]
def train_multiclass(X, y, n_classes, max_epochs, tol=0.1):
    """Trains the row of neurons with your `multiclass_update`, step 1 / (epoch + 1)."""
    W, b = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes)
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y, strict=True):
            W_new, b = multiclass_update(W, b, x, int(label), 1 / (epoch + 1))
            change += np.abs(W_new - W).sum()
            W = W_new
        if change < tol:
            break
    return W, b


# %% tags=["otter_ignore"]
COLOUR_EPOCHS = 100

with when_ready():
    coloured = shifted_dragons(480, seed=2021)
    colour_train, colour_test = coloured.colour[train], coloured.colour[test]
    scale = Scaler.of(coloured.features[train])
    Z_train, Z_test = scale(coloured.features[train]), scale(coloured.features[test])
    raw = train_multiclass(coloured.features[train], colour_train, 3, COLOUR_EPOCHS)
    W, b = train_multiclass(Z_train, colour_train, 3, COLOUR_EPOCHS)
    print("Colours of the 192 test dragons: right")
    for name, points, neurons in (
        ("perceptrons, raw inputs", coloured.features[test], raw),
        ("perceptrons, standardised", Z_test, (W, b)),
        ("softmax regression, standardised", Z_test, softmax_regression(Z_train, colour_train, 3)),
    ):
        print(f"  {name:<34} {np.mean(multiclass_predict(points, *neurons) == colour_test):.4f}")

# %% [markdown]
# And the lines: on the left each neuron's own, on the right the three borders that your `border` finds.

# %% tags=["otter_ignore"]
with when_ready():
    own = [(W[0, c], W[1, c], b[c]) for c in range(3)]
    between = [(*border(W, b, i, j)[0], border(W, b, i, j)[1]) for i, j in ((0, 1), (0, 2), (1, 2))]
    pairs = ["Blue = Red", "Blue = Yellow", "Red = Yellow"]
    axis_names = {"xlabel": "toes (standardised)", "ylabel": "length (standardised)"}
    fig, axes = plt.subplots(1, 2, figsize=(10, 4.5), layout="constrained", sharex=True, sharey=True)
    for ax, lines, names, title in (
        (axes[0], own, [f"score of {c} = 0" for c in DRAGON_COLOURS], "each neuron's own line"),
        (axes[1], between, pairs, "where two scores are equal"),
    ):
        plot_regions(
            lambda grid: multiclass_predict(grid, W, b),
            Z_train,
            colour_train,
            DRAGON_COLOURS,
            ax=ax,
            **axis_names,
        )
        plot_lines(lines, names, ax=ax).set_title(title)
        ax.legend(fontsize=7)

# %% [markdown]
# Compare both pictures with the edges of the regions: only the lines on the right follow them. Then compare
# the three accuracies. The raw perceptrons come out anywhere between .6 and .9, depending on the dragons and
# their order, and one might conclude that these dragons need a deeper network. They do not: another *linear*
# model is right about .93 of them (and .91 to .97 on twenty other samples). What they need is standardised
# inputs and steps that settle. Be as careful with "this cannot be done" as with "it works".
#
# There are dragons for which it is true, and there is XOR. No choice of one line or of $k$ scores helps
# there. That takes a second layer of neurons, and a rule that can tell the first layer who is to blame: that
# is the story of hw2 and hw3.
#
# ## 9. When does a perceptron never stop?
#
# This one is read by a person. Think of the two curves in section 3, and write a few sentences in your own
# words.

# %% [markdown] written="written_stop"
# <!-- BEGIN QUESTION -->
#
# **Question.** (a) Suppose the step $\eta$ stays the same in all epochs. On which data does the perceptron go
# on making mistakes forever, and why? On which data does it stop making them? (b) With the step
# $1/(\text{epoch}+1)$, `train_perceptron` ends on XOR after some thousand epochs even if `max_epochs` allows
# more. Why does it, and has it learned XOR? (c) Name one thing that you would look at, or do, in practice
# when a perceptron does not stop.

# %% [markdown]
# _Type your answer here, replacing this text._

# %% [markdown]
# <!-- END QUESTION -->
#
# ## Handing it in
#
# Run all cells once more, from top to bottom, in a fresh kernel (*Restart Kernel and Run All Cells…*): the
# checks should say the same as before. Save the notebook, and submit this one file, `hw1_perceptron.ipynb`.
# If you prefer to work in the script, submit `hw1_perceptron.py` instead: it has the same cells. No other
# file is needed. What is not filled in costs its own points and nothing else.
