"""The simulated Reddit: the OAuth API, as far as a brand's care team needs it."""
