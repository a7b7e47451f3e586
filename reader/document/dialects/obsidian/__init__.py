"""What notes of Obsidian have: wikilinks and embeds, comments, highlights, tags, notes within a line."""
