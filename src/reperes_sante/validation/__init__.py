"""Validation: from plain values to a typed model, and from models to cross-file rules."""
