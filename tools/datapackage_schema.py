"""Pieces of a data package: fields, keys, resources, and JSON that a person can read."""

import csv
import json
import pathlib

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
LINE = 118  # widest JSON object that is kept on one line

FACTS_LICENCE = {"name": "other-pd", "title": "政府公开数据（事实）"}
OWN_LICENCE = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0 1.0"}


# --- fields -----------------------------------------------------------------------------------------

def field(name, title, kind="string", *, required=False, unique=False, enum=None, pattern=None,
          minimum=None, maximum=None, max_length=None, unit=None, fmt=None, description=None):
    """A Table Schema field; `unit` is a property of ours."""
    out = {"name": name, "title": title, "type": kind}
    if fmt:
        out["format"] = fmt
    if unit:
        out["unit"] = unit
    if description:
        out["description"] = description
    limits = {"required": required or None, "unique": unique or None, "enum": enum, "pattern": pattern,
              "minimum": minimum, "maximum": maximum, "maxLength": max_length}
    limits = {key: value for key, value in limits.items() if value is not None}
    if limits:
        out["constraints"] = limits
    return out


def text(name, title, **more):
    return field(name, title, **more)


def must(name, title, **more):
    return field(name, title, required=True, **more)


def key(name="id", title="编号", **more):
    return field(name, title, required=True, unique=True, **more)


def day(name, title, **more):
    return field(name, title, "date", **more)


def number(name, title, **more):
    return field(name, title, "number", **more)


def to(column, resource=None, target="id"):
    """A foreign key; without a resource it points into the same table."""
    reference = {"resource": resource, "fields": [target]} if resource else {"fields": [target]}
    return {"fields": [column], "reference": reference}


# --- resources --------------------------------------------------------------------------------------

def resource(name, path, title, title_en, fields, *, primary=None, foreign=(), sources, licence=FACTS_LICENCE,
             form="table", missing=("",), description=None, **custom):
    """A resource; `custom` names take the prefix `mingjing:`. Without fields it has no schema: a table that
    lies on its side has no columns to describe."""
    schema = {"fields": fields}
    if primary:
        schema["primaryKey"] = list(primary)
    if foreign:
        schema["foreignKeys"] = list(foreign)
    schema["missingValues"] = list(missing)
    out = {"name": name, "title": title, "title_en": title_en}
    if description:
        out["description"] = description
    out |= {"path": path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "type": "table",
            "sample": False, "mingjing:form": form}
    out |= {f"mingjing:{k}": v for k, v in custom.items()}
    out |= {"sources": sources, "licenses": [licence]}
    return out | ({"schema": schema} if fields else {"dialect": {"header": False, "skipBlankRows": True}})


def header(path):
    with open(DATA / path, encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def files(folder, ending="csv"):
    return [path.relative_to(DATA).as_posix() for path in sorted((DATA / folder).glob(f"*.{ending}"))]


# --- writing ----------------------------------------------------------------------------------------

def dump(value, indent=0):
    """JSON with short objects on one line: a field a line can be read and compared."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or len(flat) + indent <= LINE and indent > 2:
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        inner = [f"{json.dumps(k, ensure_ascii=False)}: {dump(v, indent + 2)}" for k, v in value.items()]
        return "{\n" + ",\n".join(pad + line for line in inner) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(pad + dump(v, indent + 2) for v in value) + "\n" + " " * indent + "]"
