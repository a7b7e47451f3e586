"""Fetching pictures from the web, when a person asks for it and from nowhere else."""
