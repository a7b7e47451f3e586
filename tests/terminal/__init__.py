"""The real program in a pseudo-terminal: it is typed at, and its screen and its bytes are looked at."""
