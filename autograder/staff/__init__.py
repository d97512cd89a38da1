"""The staff room: pages on this machine, on top of the store; everything they do is a function."""
