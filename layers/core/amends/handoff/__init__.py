"""From a public thread into private messages, and back."""
