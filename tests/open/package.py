"""`frictionless validate open/datapackage.json`: types, constraints, keys, sizes, hashes; and spoiled ones fail."""
import csv
import hashlib
import json
import pathlib
import shutil
import tempfile

from common import SITE, check
from frictionless import Package, system, validate


def report(path):
    with system.use_context(trusted=True):
        found = validate(str(path))
    return [error for task in found.tasks for error in task.errors] + list(found.errors)


described = SITE / "open/datapackage.json"
package = json.loads(described.read_bytes())
for error in report(described):
    check(False, error.type, error.message)
rows = 0
for resource in package["resources"]:
    paths = [resource] if isinstance(resource["path"], str) else resource["mingjing:files"]
    names = [field["name"] for field in resource["schema"]["fields"]]
    for part in paths:
        data = (SITE / "open" / part["path"]).read_bytes()
        check(len(data) == part["bytes"], part["path"], "bytes")
        check("sha256:" + hashlib.sha256(data).hexdigest() == part["hash"], part["path"], "hash")
        check(not data.startswith(b"\xef\xbb\xbf") and b"\r\n" not in data, part["path"], "has BOM or CRLF")
        lines = list(csv.reader(data.decode().splitlines(keepends=True)))
        check(lines[0] == names, part["path"], "header")
        rows += len(lines) - 1
        texts = {i for i, field in enumerate(resource["schema"]["fields"]) if field["type"] == "string"}
        for line in lines[1:]:
            for i in texts:
                check(not line[i].startswith(("=", "+", "-", "@", "\t", "\r")), part["path"], "formula", line[i])
on_disk = {str(path.relative_to(SITE / "open")) for path in (SITE / "open").rglob("*.csv")}
told = {
    part["path"]
    for resource in package["resources"]
    for part in ([resource] if isinstance(resource["path"], str) else resource["mingjing:files"])
}
check(on_disk == told, "files and description differ", on_disk ^ told)

with tempfile.TemporaryDirectory() as folder:
    # A cell of another type, a key that leads nowhere: each must be told.
    for name, spoil, kind in [
        ("stations.csv", lambda row: row.__setitem__("lon", "east"), "type-error"),
        ("stations.csv", lambda row: row.__setitem__("region", "000000"), "foreign-key"),
        ("stations.csv", lambda row: row.__setitem__("code", ""), "constraint-error"),
    ]:
        copy = pathlib.Path(folder) / kind
        shutil.copytree(SITE / "open", copy)
        with open(copy / name, newline="") as file:
            lines = list(csv.DictReader(file))
        if not lines:
            continue
        spoil(lines[0])
        with open(copy / name, "w", newline="") as file:
            writer = csv.DictWriter(file, lines[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
        kinds = {error.type for error in report(copy / "datapackage.json")}
        check(kind in kinds, name, kind, "is not told", kinds)
        check("hash-count" in kinds or "byte-count" in kinds, name, "is changed in silence", kinds)
print(f"package: {len(package['resources'])} tables, {len(told)} files, {rows} rows, all right; spoiled ones refused")
