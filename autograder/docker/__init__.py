"""The course's Docker image: everything that grading needs, so that `otter grade` installs nothing."""
