"""Written questions: what the master says of them, and what a student wrote."""
