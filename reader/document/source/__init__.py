"""What the text of an article says to rules and parser alike: code, HTML, fences, placeholders, dialect."""
