"""The content index: which files of a folder are posts, and what their front matter says."""
