"""Tests that need PyTorch: run by `make train-test` in the training environment."""
