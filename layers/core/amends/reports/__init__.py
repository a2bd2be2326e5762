"""What came of it: the lines that reports are made of, and the measures over them."""
