"""Amends: hears public complaints, reads them, and gets approved answers out, once."""

__version__ = "0.1.0"
