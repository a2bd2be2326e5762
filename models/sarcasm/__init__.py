"""The model that ships: its weights, its manifest, and the one text normalisation it was trained with."""
