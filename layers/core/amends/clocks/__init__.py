"""The clocks of a case: when they run, what they are due by, and who used the time."""
