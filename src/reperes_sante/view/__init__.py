"""Pure functions that arrange the catalogue for pages."""
