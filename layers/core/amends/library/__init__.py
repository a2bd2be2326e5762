"""Texts that people begin their answers with: written, approved, counted and suggested, never sent by themselves."""
