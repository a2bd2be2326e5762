"""What leaves Amends as files: the columns of a line, the nightly months, and exports that people ask for."""
