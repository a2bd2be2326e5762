"""The HTTP API that the console and integrations call."""
