"""Grading on many machines, through Dask distributed: no shared disk, one writer of the store.

What runs where: ``runner``, ``session``, ``connect`` and ``source`` with whoever grades the class, ``watch``
in the scheduler, ``worker`` and ``process`` in each worker, ``child`` in the processes that grade. Dask is
imported when a cluster is named, and no worker's own process imports PyTorch.
"""
