"""Makes the environments, the console and, for the tests, a browser; standard library only."""
