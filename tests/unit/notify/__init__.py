"""Notices: whom they concern, when they go, in which words."""
