"""Changes of editors, each applied to a copy of the project and verified as they would."""
