"""Rules on linked data, and the loading of a whole project: every finding, never only the first."""
