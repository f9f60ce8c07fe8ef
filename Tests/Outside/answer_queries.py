"""Answers SPARQL queries with an independent engine: JSON lines {"data": N-Quads, "query": text} in, a line of sorted
rows for each out, separated by tabs. Blank nodes are all written alike. Usage: answer_queries.py PAIRS.jsonl"""

import json
import sys

import pyoxigraph


def shown(term):
    if term is None:
        return "-"
    if isinstance(term, pyoxigraph.BlankNode):
        return "_:b"
    if isinstance(term, pyoxigraph.Triple):
        return f"<<( {shown(term.subject)} {shown(term.predicate)} {shown(term.object)} )>>"
    return str(term)


with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        pair = json.loads(line)
        store = pyoxigraph.Store()
        store.load(pair["data"].encode(), format=pyoxigraph.RdfFormat.N_QUADS)
        try:
            rows = [" ".join(shown(term) for term in row) for row in store.query(pair["query"])]
            print("\t".join(sorted(rows)))
        except RuntimeError as error:
            print("error:", error)
