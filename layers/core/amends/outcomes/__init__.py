"""What came of a complaint: what its customer did in public after we answered or resolved it, and how far it went."""
