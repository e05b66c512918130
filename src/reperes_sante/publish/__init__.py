"""From the catalogue to a public site: pages for the engine, search, documents, the built folder."""
