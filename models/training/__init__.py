"""How the shipped model was made; never packaged."""
