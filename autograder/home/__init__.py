"""What only a student's zip runs: Otter's test files and pytest's hooks."""
