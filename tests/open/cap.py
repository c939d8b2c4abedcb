"""CAP 1.2: the schema, the flags of samples, and that each warning of the open table has its message; spoiled ones fail."""
import copy
import csv

from common import HERE, SITE, check
from lxml import etree

CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"
schema = etree.XMLSchema(etree.parse(HERE / "cap-1.2.xsd"))
warnings = {}
table = SITE / "open/warnings.csv"
if table.exists():
    with open(table, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            warnings.setdefault(row["warning"], []).append(row)
files = {path.stem: path for path in (SITE / "feed/cap").glob("*.xml")}
check(files.keys() == warnings.keys(), "warnings and messages differ", files.keys() ^ warnings.keys())
spoiled = 0
for name, revisions in warnings.items():
    tree = etree.parse(files[name])
    check(schema.validate(tree), name, schema.error_log)
    root, last = tree.getroot(), revisions[-1]
    said = lambda tag: root.findtext(f"{CAP}{tag}")
    check(said("status") == ("Test" if last["sample"] == "true" else "Actual"), name, "status")
    check(last["sample"] != "true" or "sample" in said("note"), name, "a sample that does not say so")
    expected = "Cancel" if last["lifted_at"] else "Update" if len(revisions) > 1 else "Alert"
    check(said("msgType") == expected, name, said("msgType"), expected)
    references = (said("references") or "").split()
    # A message that ends a warning refers to all announcements, another one to those before it.
    check(len(references) == len(revisions) - (expected != "Cancel"), name, references)
    check(all(len(reference.split(",")) == 3 for reference in references), name, references)
    infos = root.findall(f"{CAP}info")
    check([info.findtext(f"{CAP}language") for info in infos] == ["zh-CN", "en"], name, "languages")
    for info in infos:
        check(info.findtext(f"{CAP}senderName") == last["issuer_zh"], name, "who announced it")
        # Only divisions have a code that others know; a made-up region has none.
        division = last["region"] if len(last["region"]) == 6 and last["region"].isdigit() else None
        check(info.findtext(f"{CAP}area/{CAP}geocode/{CAP}value") == division, name, "where")
    for spoil in [
        lambda root: root.remove(root.find(f"{CAP}status")),
        lambda root: setattr(root.find(f"{CAP}sent"), "text", "2026-01-11T10:00:00Z"),
        lambda root: setattr(root.find(f"{CAP}info/{CAP}severity"), "text", "red"),
    ]:
        other = copy.deepcopy(tree)
        spoil(other.getroot())
        check(not schema.validate(other), name, "a spoiled message is right")
        spoiled += 1
print(f"cap: {len(warnings)} warnings, all right; {spoiled} spoiled ones refused")
