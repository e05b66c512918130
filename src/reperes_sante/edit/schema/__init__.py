"""JSON Schemas made from the model, for completion and correction while typing."""

from reperes_sante.edit.schema.files import SCHEMAS, schema_files, schemas, write_schemas

__all__ = ["SCHEMAS", "schema_files", "schemas", "write_schemas"]
