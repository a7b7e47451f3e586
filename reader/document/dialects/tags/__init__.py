"""Tags of templates, however they are written: their arguments, and what they mean by name."""
