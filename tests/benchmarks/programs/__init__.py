"""Programs to compare the reader with, each run in a process of its own."""
