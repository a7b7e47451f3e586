"""What a person chose: the table of settings, where each value comes from, and the folders of the program."""
