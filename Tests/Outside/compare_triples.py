"""Reads a JSON-LD file and an N-Triples file with two independent readers, and says whether they hold the same
triples up to the names of blank nodes. Usage: compare_triples.py GRAPH.json GRAPH.nt"""

import sys

try:
    import pyoxigraph
    import rdflib
    import rdflib.compare
except ImportError as error:
    print(f"missing: {error.name}")
    sys.exit(77)


def in_pyoxigraph(path, syntax):
    with open(path, "rb") as file:
        dataset = pyoxigraph.Dataset(pyoxigraph.parse(file, format=syntax))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def in_rdflib(path, syntax):
    graph = rdflib.Graph()
    graph.parse(path, format=syntax)
    return rdflib.compare.to_isomorphic(graph)


json_path, triples_path = sys.argv[1:]
ours = in_pyoxigraph(triples_path, pyoxigraph.RdfFormat.N_TRIPLES)
theirs = in_pyoxigraph(json_path, pyoxigraph.RdfFormat.JSON_LD)
if ours != theirs:
    print("pyoxigraph: differ:", sorted(ours ^ theirs)[:10])
    sys.exit(1)
# N-Triples literals with a datatype must keep their lexical form in rdflib too.
rdflib.NORMALIZE_LITERALS = False
ours, theirs = in_rdflib(triples_path, "nt"), in_rdflib(json_path, "json-ld")
if ours != theirs:
    _, left, right = rdflib.compare.graph_diff(ours, theirs)
    print("rdflib: differ:", list(left)[:5], list(right)[:5])
    sys.exit(1)
print(f"{len(ours)} triples")
