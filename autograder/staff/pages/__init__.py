"""What each page shows and does, as functions that know nothing of HTTP."""
