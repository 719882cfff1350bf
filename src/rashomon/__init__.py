"""Rashomon: one event, every account of it."""
