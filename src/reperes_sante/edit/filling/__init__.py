"""The blocks of a data file as questions and answers, made from the model, and written back in place."""
