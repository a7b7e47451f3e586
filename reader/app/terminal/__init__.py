"""What the application asks of the terminal and the system: driver, clipboard, browser, editors, its end."""
