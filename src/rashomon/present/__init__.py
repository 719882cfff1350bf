"""Readings and records shown to people and other programs: terminal, notebook, exports."""
