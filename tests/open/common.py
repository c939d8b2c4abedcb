"""What the checks share: a published site, its release, and a way to say what is wrong."""
import hashlib
import json
import pathlib
import struct
import sys

SITE = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None
HERE = pathlib.Path(__file__).resolve().parent


def series(blob):
    """The compact form of docs/record.md."""
    size = struct.unpack("<I", blob[4:8])[0]
    head, at = json.loads(blob[8 : 8 + size]), 8 + size
    rows, columns = head["rows"], {}
    for column in head["columns"]:
        planes = [blob[at + k * rows : at + (k + 1) * rows] for k in range(column["planes"])]
        at += rows * column["planes"]
        last, values = 0, columns.setdefault(column["name"], [])
        for of_row in zip(*planes):
            code = int.from_bytes(bytes(of_row), "little") - 1
            last += (code >> 1) ^ -(code & 1) if code >= 0 else 0
            values.append(last if code >= 0 else None)
    return {**head["meta"], "hours": rows, "columns": columns, "aqi": columns["aqi"]}


def tables():
    """Every file of the newest release: (table, partition, value)."""
    head = json.loads((SITE / "data/head.json").read_bytes())
    for file in json.loads((SITE / head["manifest"]).read_bytes())["files"]:
        blob = (SITE / file["path"]).read_bytes()
        assert hashlib.sha256(blob).hexdigest() == file["sha256"], file["path"]
        value = series(blob) if file["media_type"].endswith("mingjing.series") else json.loads(blob)
        yield file["table"], file.get("partition"), value


def check(is_right, *words):
    """Ends the run when something is not right."""
    if not is_right:
        print("wrong:", *words, file=sys.stderr)
        raise SystemExit(1)
