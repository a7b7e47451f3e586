"""The saved index: posts and the words of their texts in a file, so that a library opens at once."""
