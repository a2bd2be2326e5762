"""Incidents and statements."""
