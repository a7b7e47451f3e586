"""Which files of a folder are posts, and which blog system the folder was written for."""
