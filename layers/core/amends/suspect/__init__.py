"""Suspecting an outage: complaints against their own past, and what monitoring says."""
