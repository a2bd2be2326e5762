"""Measures what themes are made of."""
