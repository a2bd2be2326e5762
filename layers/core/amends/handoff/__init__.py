"""Moving a thread into private and back: the invitation, joining, not joining, coming back."""
