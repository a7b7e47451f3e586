"""The article on the screen: viewport, pointer, find, links, copying."""
