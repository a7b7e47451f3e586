"""Programs in a pseudo-terminal, and what a person in front of them would see, and when."""
