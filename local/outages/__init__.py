"""Measuring how soon an outage is suspected, and how often in vain."""
