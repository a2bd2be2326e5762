"""Outages: incidents, the statements that are given out while they last, and the moment at which both end."""
