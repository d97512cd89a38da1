"""This process: its generators and its threads, on whichever side of the wall it stands."""
