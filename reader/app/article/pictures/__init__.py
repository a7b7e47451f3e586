"""Pictures in the article, and one alone on the screen."""
