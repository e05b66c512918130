"""The small files in which « Ma commune » finds any commune of France."""

from reperes_sante.publish.communes.files import commune_files

__all__ = ["commune_files"]
