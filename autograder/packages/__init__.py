"""From a master to the zips that students and TAs get."""
