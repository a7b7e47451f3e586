"""Decoding pictures, in a process of its own that may die of them."""
