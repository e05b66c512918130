"""What is true of this site alone, for whoever keeps its data: `make verite`, no test of the generator.

Surveys and questions stand here rather than in `data/`: they are about the data, editors never need them, and
no page, file or schema is made from them.
"""
