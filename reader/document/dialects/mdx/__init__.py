"""MDX: Markdown with components, expressions and statements of JavaScript in it."""
