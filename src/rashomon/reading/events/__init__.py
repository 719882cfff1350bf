"""What is said to have happened: acts, their fields, their modes, and how visible the doer is."""
