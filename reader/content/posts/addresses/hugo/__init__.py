"""The addresses that Hugo gives to its pages."""
