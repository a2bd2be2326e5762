"""Many posts and answers through the real code on a bad day: what was lost, and what was said twice."""
