"""What several screens use: rows, one-line bars, prompts, panels, messages, themes."""
