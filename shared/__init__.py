"""What students and graders both import: data, device, training aids, plots.

Nothing is imported here, so that `from shared.data import rings` costs no plotting library.
"""
