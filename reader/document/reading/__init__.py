"""What is asked of a parsed article: its outline, links, notes, addresses, and places that survive edits."""
