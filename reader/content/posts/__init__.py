"""Fields, dates and words of a file become a post; posts become an index in order."""
