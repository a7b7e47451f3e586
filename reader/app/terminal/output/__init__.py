"""What is written to the terminal: what changed of the screen, as fast as the terminal takes it."""
