"""Opening a post or library: what is handed over, and what stands on the screen before the application."""
