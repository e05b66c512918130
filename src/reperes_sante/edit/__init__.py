"""What editors are given: the start of a file, schemas, the reference, what lacks, what changed."""
