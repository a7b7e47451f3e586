"""The one table of commands: their names and keys, and the keys that a person chose instead."""
