"""Which known mistake a submission has: by what it fails, and with which values."""
