"""What is true of this site alone: judged by `make verite`, never by the tests of the generator."""
