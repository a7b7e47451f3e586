"""The last step to the terminal: what stands on it is kept, and only what changes is sent."""
