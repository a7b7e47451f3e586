"""The measurements: each part makes some rows of the table."""
