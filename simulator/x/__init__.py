"""The simulated X: API v2, as far as a brand's care team needs it."""
