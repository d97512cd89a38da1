"""Serves the pages: who may come in, which address shows what."""
