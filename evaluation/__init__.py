"""Scores of every layer, and the programs that make them."""
