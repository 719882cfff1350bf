"""Where and when an act was."""
