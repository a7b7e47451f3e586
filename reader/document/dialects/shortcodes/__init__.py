"""The shortcodes of Hugo and Zola, and the attributes that Hugo writes in braces."""
