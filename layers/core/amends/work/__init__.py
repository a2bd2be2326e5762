"""Work on a case: whose it is, who looks at it, what is noted, why it happened, what belongs together."""
