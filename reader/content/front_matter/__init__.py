"""Front matter: where it ends, and YAML, TOML and JSON as fields, without running any of it."""
