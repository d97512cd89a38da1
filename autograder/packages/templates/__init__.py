"""Texts of both packages, filled in with jinja2."""
