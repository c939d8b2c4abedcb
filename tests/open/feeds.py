"""Atom feeds: the grammar, what feedparser reads, unique identifiers, links that lead somewhere; spoiled ones fail."""
import copy
import json

import feedparser
from common import HERE, SITE, check
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
grammar = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
feeds, entries, samples = {}, 0, 0
for path in sorted((SITE / "feed").rglob("*.atom")):
    name = str(path.relative_to(SITE / "feed"))
    tree = etree.parse(path)
    check(grammar.validate(tree), name, grammar.error_log)
    read = feedparser.parse(path.read_bytes())
    check(not read.bozo, name, read.get("bozo_exception"))
    check(read.version == "atom10" and len(read.entries) <= 100, name)
    ids = [entry.id for entry in read.entries]
    check(len(set(ids)) == len(ids), name, "an identifier twice")
    times = [entry.updated_parsed for entry in read.entries]
    check(None not in times and times == sorted(times, reverse=True), name, "not newest first")
    check(read.feed.id not in feeds, name, "has the identifier of", feeds.get(read.feed.id))
    is_english = name.startswith("en/")
    check(tree.getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == ("en" if is_english else "zh-Hans"), name)
    feeds[read.feed.id] = name
    entries += len(read.entries)
    for entry in read.entries:
        if "sample" in [tag.term for tag in entry.get("tags", [])]:
            check("[" in entry.title, name, "a sample that its title does not tell")
            samples += 1
check({"changes.atom", "en/changes.atom", "warnings.atom"} <= set(feeds.values()), "a feed is not there")
check(len([name for name in feeds.values() if name.startswith("en/")]) * 2 == len(feeds), "a language lacks feeds")

head = json.loads((SITE / "data/head.json").read_bytes())
changes = feedparser.parse((SITE / "feed/changes.atom").read_bytes())
check(any(entry.id.endswith(f"release/{head['release']}") for entry in changes.entries), "the release is not told")

tree = etree.parse(SITE / "feed/changes.atom")
for spoil in [
    lambda root: root.remove(root.find(f"{ATOM}id")),
    lambda root: root.find(f"{ATOM}entry").remove(root.find(f"{ATOM}entry/{ATOM}updated")),
    lambda root: setattr(root.find(f"{ATOM}updated"), "text", "2026-01-31"),
    lambda root: root.append(etree.Element("stranger")),
]:
    other = copy.deepcopy(tree)
    spoil(other.getroot())
    check(not grammar.validate(other), "a spoiled feed is right")
print(f"feeds: {len(feeds)} feeds, {entries} entries ({samples} of samples), all right; 4 spoiled ones refused")
