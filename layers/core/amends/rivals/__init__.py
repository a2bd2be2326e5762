"""How other brands answered the same outage, measured as ours is."""
