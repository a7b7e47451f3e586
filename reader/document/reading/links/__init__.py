"""What links may mean: pages by their addresses and the ends of those, files, names."""
