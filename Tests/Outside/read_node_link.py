"""Reads a node-link file as networkx does and prints its numbers of nodes and links. Usage: read_node_link.py FILE"""

import json
import sys

try:
    import networkx
except ImportError as error:
    print(f"missing: {error.name}")
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    graph = networkx.node_link_graph(json.load(file), edges="links")
print(graph.number_of_nodes(), graph.number_of_edges())
