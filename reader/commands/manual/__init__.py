"""The manual: its posts stand in ``reader/manual``, and their tables are made here."""
