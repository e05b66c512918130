"""The verbs of the command `reperes`, one module each."""
