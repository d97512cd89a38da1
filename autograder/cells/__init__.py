"""From a file to cells, and from cells to names: one way for masters, homes and submissions."""
