"""What is said in private: sealed before it is stored, opened for those who may, and kept for a time of its own."""
