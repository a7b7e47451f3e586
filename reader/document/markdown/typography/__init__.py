"""Running text as it is shown: emoji for their names, and smart punctuation for those who ask for it."""
