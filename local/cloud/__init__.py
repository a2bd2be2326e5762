"""Deploys to an AWS account."""
