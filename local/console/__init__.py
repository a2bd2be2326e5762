"""Serves the web console on one machine, as the distribution does in AWS."""
