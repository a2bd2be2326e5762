"""Rules that people write: expressions over named fields, checked before they count and bounded in what they cost."""
