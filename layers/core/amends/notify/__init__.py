"""Telling people what concerns them: which event, whom, when, and in which words."""
