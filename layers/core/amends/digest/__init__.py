"""The weekly digest: when it goes to whom, what it says, and how it looks."""
