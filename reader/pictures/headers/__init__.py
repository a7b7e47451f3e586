"""The sizes that files of pictures tell in their first bytes, and whether they lie on their side."""
