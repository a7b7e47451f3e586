"""Measurements of the reader as a person sees it. ``python -m tests.benchmarks`` prints them as one table."""
