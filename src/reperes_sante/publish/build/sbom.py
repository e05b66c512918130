"""The bill of materials (CycloneDX): what made the site and what it serves, from the lock files."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

NAME = "sbom.cdx.json"
PROJECT = "reperes-sante"
LOCKS = ("uv.lock", "package-lock.json")
LICENSES = LicenseFactory()
# Package that is served as it is, and where: the rest is used only while building.
SERVED = {"minisearch": "assets/vendor/minisearch.js"}

Packages = Mapping[str, Mapping[str, Any]]


def sbom(root: Path, files: Mapping[str, str], date: dt.datetime) -> str:
    """Return the bill of materials as CycloneDX JSON: the same for the same locks and the same date.

    Args:
        root: the project's folder, which holds the lock files.
        files: SHA-256 of the files of the site, by path.
        date: the date that the bill bears.
    """
    uv, npm = ((root / name).read_text("utf-8") for name in LOCKS)
    python = {package["name"]: package for package in tomllib.loads(uv)["package"]}
    components = {name: _python(python[name]) for name in sorted(_needed(python, PROJECT))}
    served = list(_javascript(json.loads(npm)["packages"], files))
    project = components.pop(PROJECT)
    bom = Bom(components=[*components.values(), *served], serial_number=uuid5(NAMESPACE_URL, uv + npm))
    bom.metadata.timestamp = date
    bom.metadata.component = project
    direct = [components[name] for name in _dependencies(python[PROJECT])]
    bom.register_dependency(project, [*direct, *served])
    for name, component in components.items():
        bom.register_dependency(component, [components[other] for other in _dependencies(python[name])])
    written: str = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    return written + "\n"


def _dependencies(package: Mapping[str, Any]) -> list[str]:
    return [dependency["name"] for dependency in package.get("dependencies", ())]


def _needed(packages: Packages, start: str) -> set[str]:
    """Name a package and all that it needs, on any system."""
    found, waiting = set[str](), [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_dependencies(packages[name]))
    return found


def _python(package: Mapping[str, Any]) -> Component:
    name, version = package["name"], package["version"]
    kind = ComponentType.APPLICATION if name == PROJECT else ComponentType.LIBRARY
    return _component(kind, PackageURL("pypi", name=name, version=version))


def _javascript(packages: Packages, files: Mapping[str, str]) -> Iterator[Component]:
    for path, package in packages.items():
        if path and not package.get("dev"):
            namespace, _, name = path.removeprefix("node_modules/").rpartition("/")
            component = _component(
                ComponentType.LIBRARY, PackageURL("npm", namespace or None, name, package["version"])
            )
            component.licenses.add(LICENSES.make_from_string(package["license"]))
            if name in SERVED:
                component.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=files[SERVED[name]]))
            yield component


def _component(kind: ComponentType, purl: PackageURL) -> Component:
    return Component(
        type=kind, group=purl.namespace, name=purl.name, version=purl.version, purl=purl, bom_ref=str(purl)
    )
