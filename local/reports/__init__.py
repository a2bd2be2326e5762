"""Reports on a stack: their lines made anew, and how fast their pages come from a year of cases."""
