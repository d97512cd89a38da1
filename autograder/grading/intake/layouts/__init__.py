"""How learning management systems, tools and people name files: one file each."""
