"""Callouts and containers, as GitHub, Obsidian, MkDocs, Docusaurus, Quarto and their like write them."""
