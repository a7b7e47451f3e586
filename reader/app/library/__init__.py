"""The screen of a library: its panes and lists, where to go, and what is remembered of it."""
