"""What the commands of the command line do. None imports Textual, and each only what it needs."""
