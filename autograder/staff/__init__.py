"""The staff room: pages on this machine's own address, on top of the store; everything they do is a function."""
