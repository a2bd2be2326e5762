"""Runs the built functions as Lambda does: its runtime client, its runtime API, each function's own role."""
