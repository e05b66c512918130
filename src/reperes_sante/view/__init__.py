"""Views: pure functions that arrange the catalogue for pages."""
