"""What people read: tables, summaries, CSV and HTML."""
