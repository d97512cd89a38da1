"""What checks let a submission work on to see what it does: networks, losses and loaders that take notes.

Probes go over the wall **by value**, as what a check file defines does: the student process gets their code
and never imports ``autograder.checks``. So what runs over there (every class here, and the functions that the
docstrings call "for over there") may use torch and other probes, and nothing else of ours; ``expect`` stays.
A check's own function that goes over imports a probe by its name (``from autograder.checks.probes import
OnceThrough``): with ``probes.OnceThrough`` the whole package would go along, and is refused.

Notes are plain data, so that they come back as they are: ``there = student.put(WatchedModule(net))``, then
``there.modes``. What is noted is the student process's word, like everything that comes from there.
"""

import sys

import cloudpickle

from autograder.checks.probes.gradients import same_gradients
from autograder.checks.probes.layout import transposed_in_memory
from autograder.checks.probes.lived_in import lived_in
from autograder.checks.probes.moves import loader_of_unmoved, moves_during
from autograder.checks.probes.once import OnceThrough
from autograder.checks.probes.operations import operations_during
from autograder.checks.probes.orders import ring
from autograder.checks.probes.start import Factory, start_of
from autograder.checks.probes.steps import noting_sgd, steps_and_rate
from autograder.checks.probes.training import LongRun, every_epoch_counts, long_runs, trains_in_training_mode
from autograder.checks.probes.unchanged import autograd_as_it_was, only_trained, unchanged
from autograder.checks.probes.watched import RecordingLoss, WatchedModule, learned_from

__all__ = [
    "Factory",
    "LongRun",
    "OnceThrough",
    "RecordingLoss",
    "WatchedModule",
    "autograd_as_it_was",
    "every_epoch_counts",
    "learned_from",
    "lived_in",
    "loader_of_unmoved",
    "long_runs",
    "moves_during",
    "noting_sgd",
    "only_trained",
    "operations_during",
    "ring",
    "same_gradients",
    "start_of",
    "steps_and_rate",
    "trains_in_training_mode",
    "transposed_in_memory",
    "unchanged",
]

cloudpickle.register_pickle_by_value(sys.modules[__name__])  # with all modules of this package
