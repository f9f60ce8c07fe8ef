"""Loads the same N-Triples into each store, asks the same queries, and prints times and ratios to gloss.

Every store runs in a process of its own, one at a time; the time of an answer is that until all of its rows are bytes
in memory.
"""
import json
import math
import subprocess
import sys
import time

RUNS = 5
PREFIX = """PREFIX : <https://gloss.example/vocab#> PREFIX e: <https://gloss.example/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
QUERIES = {
    "what of one entity": "SELECT ?p ?o { e:event-42 ?p ?o }",
    "members of one": "SELECT ?s { ?s :member-of e:organization-7 }",
    "star": "SELECT * { ?e a :Rally ; :date ?d ; :attendance ?n ; rdfs:label ?l }",
    "chain": "SELECT * { e:organization-0 :organizer-of ?e . ?e :located-in ?c . ?c :located-in ?s }",
    "triangles": "SELECT * { ?a :knows ?b . ?b :knows ?c . ?c :knows ?a }",
    "scan": "SELECT * { ?a :knows ?b }",
    "optional": "SELECT * { ?e :located-in e:city-1 OPTIONAL { ?p :spoke-at ?e } }",
    "range": "SELECT * { ?e :attendance ?n FILTER(?n >= 20000 && ?n < 21000) }",
    "regex": 'SELECT * { ?e rdfs:label ?l FILTER(REGEX(?l, "^rally of .*7$", "i")) }',
    "distinct": "SELECT DISTINCT ?c ?o { ?o :organizer-of ?e . ?e :located-in ?c }",
    "minus": "SELECT * { ?p a :Person MINUS { ?p :spoke-at ?e } }",
    "path": "SELECT * { ?e :located-in+ e:state-3 }",
    "count by": "SELECT ?c (COUNT(?e) AS ?k) (SUM(?n) AS ?m) { ?e :located-in ?c ; :attendance ?n } GROUP BY ?c",
    "top": "SELECT ?e ?n { ?e :attendance ?n } ORDER BY DESC(?n) ?e LIMIT 10",
}


class Gloss:
    def __init__(self, bench):
        self.child = subprocess.Popen(
            [bench, "pipe"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **request):
        self.child.stdin.write(json.dumps(request) + "\n")
        self.child.stdin.flush()
        answer = json.loads(self.child.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer

    def load(self, path):
        self.ask(op="load", path=path)

    def answer(self, query):
        self.ask(op="query", text=query)


class Oxigraph:
    def load(self, path):
        import pyoxigraph
        self.tsv = pyoxigraph.QueryResultsFormat.TSV
        self.store = pyoxigraph.Store()
        self.store.bulk_load(path=path, format=pyoxigraph.RdfFormat.N_TRIPLES)

    def answer(self, query):
        self.store.query(query).serialize(format=self.tsv)


class Sparq:
    def load(self, path):
        import sparq
        self.graph = sparq.Graph.load(path, "ntriples")

    def answer(self, query):
        self.graph.query_json(query)


class Maplib:
    """Its answers are data frames."""

    def load(self, path):
        import maplib
        self.model = maplib.Model()
        self.model.read(path, format="ntriples")
        self.model.query("SELECT ?s { ?s <urn:none> ?o }")

    def answer(self, query):
        self.model.query(query)


STORES = {"gloss": Gloss, "pyoxigraph": Oxigraph, "sparq": Sparq, "maplib": Maplib}


def measure(store, path):
    """The seconds of the load and the least of each query's."""
    start = time.perf_counter()
    store.load(path)
    times = {"load": time.perf_counter() - start}
    for name, query in QUERIES.items():
        best = math.inf
        for _ in range(RUNS):
            start = time.perf_counter()
            store.answer(PREFIX + query)
            best = min(best, time.perf_counter() - start)
        times[name] = best
    return times


def main():
    if sys.argv[1] == "--store":
        print(json.dumps(measure(STORES[sys.argv[2]](), sys.argv[3])))
        return
    bench, path = sys.argv[1:]
    results = {"gloss": measure(Gloss(bench), path)}
    for name in list(STORES)[1:]:
        run = subprocess.run([sys.executable, __file__, "--store", name, path], stdout=subprocess.PIPE, text=True)
        if run.returncode == 0:
            results[name] = json.loads(run.stdout)
        else:
            print(f"{name} failed and is left out", file=sys.stderr)
    others = [name for name in results if name != "gloss"]
    print(f"{'ms':20}" + "".join(f"{name:>12}" for name in results) + f"{'best other':>14}")
    ratios = {name: [] for name in others}
    best_ratios = []
    for task, seconds in results["gloss"].items():
        best = min(results[name][task] for name in others)
        line = "".join(f"{results[name][task] * 1000:12.2f}" for name in results)
        print(f"{task:20}{line}{best / seconds:13.1f}x")
        if task != "load":
            best_ratios.append(best / seconds)
            for name in others:
                ratios[name].append(results[name][task] / seconds)

    def mean(values):
        return math.exp(sum(map(math.log, values)) / len(values))

    for name in others:
        print(f"gloss is {mean(ratios[name]):.1f} times as fast as {name} (geometric mean of the queries)")
    print(f"and {mean(best_ratios):.1f} times as fast as the best of them on each query")


main()
