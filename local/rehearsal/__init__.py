"""Rehearsing an outage: invented customers, real people, and a platform that nobody else sees."""
