"""Search engines measured on the same questions: `make moteurs`. Nothing here is a test."""
