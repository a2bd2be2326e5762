"""A simulated X and a simulated Reddit that speak the platforms' own wire formats on loopback."""
