"""Notebooks that Otter cannot open: it would stop before our plugin has a say, and leave no result."""

import json
import sys
from pathlib import Path
from typing import Any

import dill
import nbformat
from otter.nbmeta_config import NBMetadataConfig
from otter.run.run_autograder import AutograderConfig
from otter.test_files import GradingResults

from autograder.grading.files import write_bytes
from autograder.packages.otter_plugin import ChaffinchPlugin


def grade_unreadable(root: Path) -> bool:
    """Grades the submission here when it is a notebook that Otter cannot open: mostly a zero with its reason.

    Args:
        root: Gradescope's folder layout: ``source``, ``submission``, ``results``.

    Returns:
        Whether it was graded; else it is Otter's turn.
    """
    notebooks = list((root / "submission").glob("*.ipynb"))
    if len(notebooks) != 1 or _otter_opens(notebooks[0]):
        return False
    config = json.loads((root / "source" / "otter_config.json").read_text(encoding="utf-8"))
    ours = next(iter(config["plugins"][0].values()))
    plugin = ChaffinchPlugin(str(notebooks[0].resolve()), {}, ours)
    plugin.before_grading(None)
    results = GradingResults([])
    plugin.after_grading(results)
    if results.output:
        sys.stdout.write(f"{results.output}\n")
    shown: dict[str, Any] = results.to_gradescope_dict(AutograderConfig(config))
    write_bytes(root / "results" / "results.pkl", dill.dumps(results))
    write_bytes(root / "results" / "results.json", json.dumps(shown, indent=1).encode())
    return True


def _otter_opens(notebook: Path) -> bool:
    """Does what Otter does before it calls a plugin."""
    try:
        NBMetadataConfig.from_notebook(nbformat.read(notebook, as_version=nbformat.NO_CONVERT))
    except Exception:  # noqa: BLE001 - whatever stops Otter, also what it does not expect itself
        return False
    return True
