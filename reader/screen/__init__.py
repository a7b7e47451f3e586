"""What stands on the screen: which panes, how wide, and the lines in them; colours, and terminal bytes."""
