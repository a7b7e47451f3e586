"""Lists of posts and of what was found: their panes, their items, and the searches behind them."""
