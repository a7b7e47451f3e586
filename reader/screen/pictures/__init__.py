"""Pictures as lines of the screen."""
