"""What both sides of the wall share: frames, values, control messages, calls of the C library."""
