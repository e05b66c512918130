"""The typed model: the one truth that validation, pages, schema and exports come from."""
