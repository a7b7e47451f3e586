"""Pictures of articles: where they are, what is loaded of them, and what the terminal is given."""
