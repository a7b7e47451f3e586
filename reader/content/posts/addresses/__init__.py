"""The addresses that blog systems give to posts, one module for each system."""
