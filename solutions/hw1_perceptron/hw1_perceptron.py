# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A neuron that learns from its mistakes
#
# Somewhere there is a valley full of dragons. Before you walk up to one, you would like to know whether it
# breathes fire. You have two things to go by: how many toes it has, and how long it is. Small dragons keep
# their power concentrated, so many of them do breathe fire, and since they also singe their own feet, they tend to have fewer toes.
#
# In this notebook you build the oldest machine that learns such a thing from examples: the **perceptron**, one
# artificial neuron. You write its decision, its learning rule and its training loop, measure what it
# gets right, draw what it has learned, and then put several neurons side by side to tell three colours of dragons
# apart. On the way you will meet a problem that no single neuron can solve, and that is where the next notebooks begin.
#
# **How this notebook works.** Each question has a function whose body says `raise NotImplementedError`. Replace that line
# by your code and run the cell, then run the check cell under it: it tells you what holds already and what
# does not. After the deadline further checks are run, on other inputs; the docstrings promise everything that they ask for.
# Cells that only draw or explore say so calmly as long as something they use is still missing.
#
# Each question is judged on its own. Where a later function does something that you have written before, write
# it out once more instead of calling the earlier function; then a slip in one place costs you that place only.

# %%
import warnings

import matplotlib.pyplot as plt
import numpy as np
import torch

from shared.data import DRAGON_COLOURS, dragons, quadrants, shifted_dragons
from shared.notebook import when_ready
from shared.plots import plot_lines, plot_losses, plot_points, plot_regions
from shared.training import Scaler, train_test_split

# %% [markdown]
# ## The dragons
#
# Here are 480 of them. The data are made up, after the recipe of a course whose own table is not public:
# about half of them breathe fire, those are some 60 feet shorter on average, and the two groups overlap a little.
# We keep 192 dragons aside for testing, so that we measure what the neuron has *learned* and not what it remembers.

# %% tags=["otter_ignore"]
valley = dragons(480, seed=2021)
train, test = train_test_split(480, 0.6, seed=2021)
FIRE_NAMES = ["no fire", "fire"]
FEATURES = {"xlabel": "number of toes", "ylabel": "length (feet)"}

ax = plot_points(valley.features, valley.fire, FIRE_NAMES, **FEATURES)
ax.set_title("480 dragons")
print(
    f"{len(train)} dragons to learn from, {len(test)} to test on; {valley.fire.mean():.0%} of all breathe fire"
)

# %% [markdown]
# ## 1. Does it fire?
#
# A nerve cell collects signals, some of which excite it and some of which calm it down, and when enough comes together it fires.
# The artificial neuron keeps just that. It has one **weight** $w_j$ for each input $x_j$, a **bias** $b$, and the rule
#
# $$ \text{score}(x) = w_1 x_1 + \dots + w_d x_d + b = w \cdot x + b, \qquad
#    \hat y = \begin{cases} 1 & \text{if score}(x) > 0 \\ 0 & \text{otherwise.} \end{cases} $$
#
# For $n$ points at once, stacked as the rows of a matrix $X$ of shape $(n, d)$, all scores are the one product $Xw + b$:
# an entry for each point. No loop is needed.
#
# The last step, from score to answer, is called the **activation**. Ours is a step. Leave it away and the neuron
# computes a linear regression; put the sigmoid $\sigma(z) = 1/(1 + e^{-z})$ there and you have logistic regression, whose output
# is a probability. (You may read that the *logit* does this. The logit is the way back, from the probability to the score.)
#
# A score of exactly 0 counts as *not firing*. That sounds like hair-splitting, but we are going to start with
# all weights at 0, where every score is 0, and then this detail decides about the very first step.


# %% question="q1_predict"
def predict(X, w, b):
    """Says for each point whether the neuron fires.

    Args:
        X: The points, float array of shape (n, d); or one single point of shape (d,).
        w: The weights, float array of shape (d,).
        b: The bias, a float.

    Returns:
        A bool array of shape (n,): True where the score ``x · w + b`` is strictly greater than 0.
        For a single point of shape (d,), a single bool.

    Example:
        >>> predict(np.array([[1.0, 1.0], [3.0, 0.0]]), np.array([1.0, -1.0]), 0.0)
        array([False,  True])
    """
    # BEGIN SOLUTION
    return X @ w + b > 0
    # END SOLUTION


# %% [markdown]
# The activations that you will meet in this course, on one picture. Below it, four scores go through
# each of them. Compare the last row with the others: softmax looks at *all* scores together and turns them into probabilities that sum to 1.

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

# The scores that course text 004 prints for its four units, and what it prints after each activation.
scores = torch.tensor([-59.997787, 74.56297, 22.336237, 95.736145])
print("scores     ", scores.numpy())
print("ReLU       ", torch.relu(scores).numpy(), "  printed [0. 74.56297 22.336237 95.736145]")
print("sigmoid    ", torch.sigmoid(scores).numpy(), "  printed [8.78e-27 1. 1. 1.]")
print("leaky ReLU ", torch.nn.functional.leaky_relu(scores).numpy(), "  printed [-0.59997785 74.56297 …]")
print("softmax    ", torch.softmax(scores, dim=0).numpy(), "  printed [0. 6.38e-10 1.33e-32 1.]")

# %% [markdown]
# ## 2. One step of the perceptron rule
#
# How should the weights change when an example arrives? The perceptron's answer dates from 1958 and fits into a line. Look at the **error**
#
# $$ e = y - \hat y = \begin{cases} +1 & \text{it should have fired and did not} \\ -1 & \text{it fired and should not have}
#    \\ \phantom{+}0 & \text{it was right} \end{cases} $$
#
# and move the weights along the example, in the direction of the error:
#
# $$ w \leftarrow w + \eta\, e\, x, \qquad b \leftarrow b + \eta\, e. $$
#
# The step $\eta$ is called the **learning rate**. Why does this help? Put the new weights into the score of the same point: it has changed by
# $\eta\, e\, (x \cdot x + 1)$, upwards for a missed dragon and downwards for a false alarm. And a neuron that is right stays as it is:
# it learns from its mistakes only. The bias follows the same rule if you think of it as the weight of one more input that is always 1.
#
# Three things to look out for.
#
# - The error is made of the *answer* $\hat y$, not of the score. (With the score you get a different rule, due to Widrow and Hoff.)
# - Labels often come as booleans, and NumPy refuses to subtract a bool from a bool. Make numbers of them first.
# - `w += …` changes the caller's array, too: both names mean the same memory. `w = w + …` makes a new one. Here the
#   arguments must stay as they are.


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
        The new weights, a float array of shape (d,), and the new bias, a float. Both have their old values if the
        neuron was right about this point.

    Example:
        >>> perceptron_update(np.zeros(2), 0.0, np.array([3.0, -1.0]), 1, lr=0.5)
        (array([ 1.5, -0.5]), 0.5)
    """
    # BEGIN SOLUTION
    error = float(y) - float(x @ w + b > 0)
    return w + lr * error * x, b + lr * error
    # END SOLUTION


# %% [markdown]
# Watch one step. The neuron starts with a line that puts one flame on the wrong side; after one update with that point the line has turned.
# The arrow is the weight vector: it is perpendicular to the line and points to the side that fires.

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
