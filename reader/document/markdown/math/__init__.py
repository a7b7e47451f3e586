"""Where mathematics is: between dollars, in brackets, in environments."""
