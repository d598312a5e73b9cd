#!/usr/bin/env python3
"""usage: algorithms_test.py RELATA
The procedures algo.* against NetworkX on random graphs. Where NetworkX is not installed (packages python3-networkx, python3-scipy) the test says so
and passes."""
import json, os, random, subprocess, sys, tempfile

try:
    import networkx as nx
    import numpy, scipy  # NetworkX ranks pages by them
except ImportError as missing:
    print(f'algorithms: nothing was compared: {missing}')
    sys.exit(0)

relata = os.path.realpath(sys.argv[1])
failures = []


def query(graph, text):
    run = subprocess.run([relata, 'query', graph, text, '--mode', 'json'], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f'algorithms: {text}: {run.stderr}')
    return [json.loads(line)['rows'] for line in run.stdout.splitlines()]


def near(what, ours, theirs):
    keys = set(ours) | set(theirs)
    worst = max((abs(ours.get(k, -1) - theirs.get(k, -1)) for k in keys), default=0)
    if worst > 1e-6:
        failures.append(what)
        print('FAILED', what, 'by', worst)


def compare(seed):
    draw = random.Random(seed)
    n = draw.randrange(5, 25)
    pairs = sorted({(draw.randrange(n), draw.randrange(n)) for _ in range(draw.randrange(n, 4 * n))})
    edges = [(a, b, draw.randrange(1, 10)) for a, b in pairs if a != b]
    directed = nx.DiGraph()
    directed.add_nodes_from(range(n))
    directed.add_weighted_edges_from(edges)
    both = nx.Graph()
    both.add_nodes_from(range(n))
    both.add_edges_from((a, b) for a, b, _ in edges)

    nodes = ', '.join(f'(n{i}:N {{k: {i}}})' for i in range(n))
    links = ''.join(f', (n{a})-[:R {{w: {w}}}]->(n{b})' for a, b, w in edges)
    call = lambda name, field, config='': f'CALL algo.{name}({config}) YIELD node, {field} RETURN node.k, {field};'
    with tempfile.TemporaryDirectory() as work:
        graph = os.path.join(work, 'g.relata')
        subprocess.run([relata, 'shell', graph], input=f'CREATE {nodes}{links};\n', capture_output=True, text=True, check=True)
        answers = query(graph, call('pageRank', 'score') + call('pageRank', 'score', "{weight: 'w'}") + call('betweenness', 'score') +
                        call('betweenness', 'score', "{direction: 'out', normalized: true}") + call('closeness', 'score') +
                        call('coreNumbers', 'core') + call('triangles', 'triangles') + call('triangles', 'coefficient') +
                        call('strongComponents', 'component') + "CALL algo.spanningTree({weight: 'w'}) YIELD weight RETURN 0, sum(weight);" +
                        "MATCH (a {k: 0}), (b) CALL algo.dijkstra(a, b, {weight: 'w'}) YIELD weight RETURN b.k, weight;" +
                        'CALL algo.cycles({maxLength: 4}) YIELD length RETURN length, count(*);' + call('communities', 'modularity'))
    ours = [{row[0]: row[1] for row in rows} for rows in answers]
    plain = nx.DiGraph(directed)
    theirs = [
        nx.pagerank(plain, weight=None, tol=1e-13, max_iter=1000),
        nx.pagerank(directed, weight='weight', tol=1e-13, max_iter=1000),
        nx.betweenness_centrality(both, normalized=False),
        nx.betweenness_centrality(directed, normalized=True),
        nx.closeness_centrality(both),
        nx.core_number(both),
        nx.triangles(both),
        nx.clustering(both),
    ]
    for what, a, b in zip('page rank;weighted page rank;betweenness;directed betweenness;closeness;cores;triangles;clustering'.split(';'), ours, theirs):
        near(f'{what} of graph {seed}', a, b)
    parts = {}
    for node, part in ours[8].items():
        parts.setdefault(part, set()).add(node)
    if {frozenset(p) for p in parts.values()} != {frozenset(p) for p in nx.strongly_connected_components(directed)}:
        failures.append(f'strong components of graph {seed}')
    light = nx.Graph()
    for a, b, w in edges:
        light.add_edge(a, b, weight=min(w, light[a][b]['weight'] if light.has_edge(a, b) else w))
    near(f'tree of graph {seed}', ours[9], {0: nx.minimum_spanning_tree(light).size(weight='weight')})
    near(f'distances of graph {seed}', ours[10], nx.single_source_dijkstra_path_length(directed, 0))
    lengths = {}
    for cycle in nx.simple_cycles(directed):
        if len(cycle) <= 4:
            lengths[len(cycle)] = lengths.get(len(cycle), 0) + 1
    near(f'cycles of graph {seed}', ours[11], lengths)
    # Louvain's answer is not the only one: ours must be about as good as the greedy one.
    greedy = nx.algorithms.community.greedy_modularity_communities(both) if both.number_of_edges() else [set(both)]
    if both.number_of_edges() and max(ours[12].values()) < nx.algorithms.community.modularity(both, greedy) - 0.15:
        failures.append(f'communities of graph {seed}')


for seed in range(6):
    compare(seed)
print('algorithms:', 'differences in ' + ', '.join(failures) if failures else 'the same as NetworkX ' + nx.__version__)
sys.exit(1 if failures else 0)
