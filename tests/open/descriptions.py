"""DCAT and schema.org: rdflib reads them, the shapes hold, every file is described; spoiled ones fail."""
import json

from common import HERE, SITE, check
from pyshacl import validate
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

DCAT, DCT, FOAF = (Namespace(base) for base in
                   ("http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/"))
BASE = "https://site.example/open/dcat.jsonld"
graph = Graph().parse(SITE / "open/dcat.jsonld", format="json-ld", publicID=BASE)
shapes = Graph().parse(HERE / "shapes.ttl")
is_right, _, words = validate(graph, shacl_graph=shapes)
check(is_right, words)
described = {str(url) for url in graph.objects(None, DCAT.downloadURL)}
files = {f"https://site.example/{path.relative_to(SITE)}" for path in (SITE / "open").rglob("*.csv")}
check(described == files, "files and descriptions differ", described ^ files)
spoiled = [(DCAT.Catalog, DCT.title), (DCAT.Dataset, DCT.description), (DCAT.Distribution, DCAT.accessURL),
           (FOAF.Agent, FOAF.name)]
for kind, property in spoiled:
    other = Graph() + graph
    subject = min(other.subjects(RDF.type, kind))
    other.remove((subject, property, None))
    check(not validate(other, shacl_graph=shapes)[0], kind, "without", property, "is still right")
dataset = json.loads((SITE / "open/dataset.jsonld").read_bytes())
check(dataset["@type"] == "Dataset" and dataset["name"] and len(dataset["description"]) >= 50, "schema.org")
check(dataset["distribution"][0]["contentUrl"], "schema.org: where the data are")
check(dataset["publisher"]["@type"] == "Organization" and dataset["license"], "schema.org: who and under which terms")
print(f"descriptions: {len(graph)} statements, {len(files)} files, all right; {len(spoiled)} spoiled ones refused")
