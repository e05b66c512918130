"""The bill of materials of a site (CycloneDX): what it was made with, as the locks name it."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

Packages = Mapping[str, Mapping[str, Any]]
# Nine tenths of the lock: each file of a package, which the bill does not name.
FILES = re.compile(r"^wheels = \[\n(?: .*\n)*\]\n", re.MULTILINE)


def sbom(uv: str, npm: str, date: dt.datetime | None) -> str:
    """Return the bill of materials as CycloneDX JSON: the same for the same locks and the same date.

    Args:
        uv: the lock of the Python packages.
        npm: that of what is copied from npm.
        date: the date that the bill bears, if any.
    """
    python = {package["name"]: package for package in tomllib.loads(FILES.sub("", uv))["package"]}
    own = next(name for name, package in python.items() if _is_project(package))
    components = {name: _python(python[name]) for name in sorted(_needed(python, own))}
    javascript = list(_javascript(json.loads(npm)["packages"]))
    project = components.pop(own)
    bom = Bom(components=[*components.values(), *javascript], serial_number=uuid5(NAMESPACE_URL, uv + npm))
    bom.metadata.timestamp = date  # type: ignore[assignment]
    bom.metadata.component = project
    direct = [components[name] for name in _dependencies(python[own])]
    bom.register_dependency(project, [*direct, *javascript])
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


def _is_project(package: Mapping[str, Any]) -> bool:
    """Tell whether a package is what the lock was made for, in its own folder."""
    return "." in package.get("source", {}).values()


def _python(package: Mapping[str, Any]) -> Component:
    name, version = package["name"], package["version"]
    kind = ComponentType.APPLICATION if _is_project(package) else ComponentType.LIBRARY
    return _component(kind, PackageURL("pypi", name=name, version=version))


def _javascript(packages: Packages) -> Iterator[Component]:
    for path, package in packages.items():
        if path and not package.get("dev"):
            namespace, _, name = path.removeprefix("node_modules/").rpartition("/")
            component = _component(
                ComponentType.LIBRARY, PackageURL("npm", namespace or None, name, package["version"])
            )
            component.licenses.add(_licence(package["license"]))
            yield component


def _licence(spdx: str) -> License:
    """Return a licence as npm writes it: an identifier of SPDX, or an expression of several.

    The factory of the library would first read the name of each licence that there is.
    """
    return LicenseExpression(spdx) if " " in spdx else DisjunctiveLicense(id=spdx)


def _component(kind: ComponentType, purl: PackageURL) -> Component:
    return Component(
        type=kind, group=purl.namespace, name=purl.name, version=purl.version, purl=purl, bom_ref=str(purl)
    )
