"""Every file of a release keeps the JSON Schema of its table, and a schema refuses what is not the table."""
import copy
import json

from common import SITE, check, tables
from jsonschema import Draft202012Validator

validators = {}
for path in sorted((SITE / "data/schema").glob("*.json")):
    schema = json.loads(path.read_bytes())
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator.FORMAT_CHECKER
    check({"date", "date-time"} <= set(checker.checkers), "the formats are not checked")
    validator = Draft202012Validator(schema, format_checker=checker)
    for example in schema["examples"]:
        for error in validator.iter_errors(example):
            check(False, path.name, "example", error.json_path, error.message)
    validators[path.stem] = validator


def first_text(value):
    """A path to a text in the value."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, str):
            return [key]
        if isinstance(inner, (dict, list)) and (path := first_text(inner)):
            return [key, *path]
    return None


seen, mutated = set(), 0
for table, partition, value in tables():
    for error in validators[table].iter_errors(value):
        check(False, table, partition, error.json_path, error.message)
    if table in seen:
        continue
    seen.add(table)
    # A field taken away, and a text made a list.
    without = copy.deepcopy(value)
    without.pop(next(iter(validators[table].schema["required"])))
    check(not validators[table].is_valid(without), table, "without a field is still right")
    if path := first_text(value):
        other = copy.deepcopy(value)
        inner = other
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = []
        check(not validators[table].is_valid(other), table, path, "as a list is still right")
        mutated += 1
check(len(seen) >= 13 and mutated > 5, "too little was checked", len(seen), mutated)
print(f"schemas: {len(validators)} schemas, {len(seen)} tables, all right; {mutated} spoiled tables refused")
