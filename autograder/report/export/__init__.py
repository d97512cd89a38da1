"""Grades as other systems import them."""

from autograder.report.export.write import SYSTEMS, Exported, export

__all__ = ["SYSTEMS", "Exported", "export"]
