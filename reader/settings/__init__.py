"""The folders and files that the program keeps for a person."""
