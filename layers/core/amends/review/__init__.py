"""Drafts and approvals: who wrote which words, who has to agree, and what an agreement holds for."""
