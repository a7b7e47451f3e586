"""TeX as Unicode, where that is unambiguous."""
