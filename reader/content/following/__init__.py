"""Reading a library in the background, and noticing what changes on the disk."""
