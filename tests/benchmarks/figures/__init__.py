"""What was measured, as rows with budgets, and how they are printed. Nothing here measures anything."""
