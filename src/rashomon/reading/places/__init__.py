"""Where: toponyms, what they mean, and in which form the name is given."""
