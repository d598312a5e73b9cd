"""Facts of a graph as the precision benchmark sees them, and the seeded draw from them. Standard library only."""
import hashlib
import json
import subprocess

SEED = "relata precision 1"
DRAWN = 300


def facts_of(relata, graph):
    """All facts of a graph file: the list of (key, fact); key = (document, begin, end, subject, relation, object, polarity, modality)
    with the place of the first evidence's sentence, in bytes of its document."""
    out = []
    lines = subprocess.run([relata, "export", graph, "--format", "facts"], check=True, capture_output=True, text=True).stdout
    for line in lines.splitlines():
        fact = json.loads(line)
        evidence = fact["evidence"][0]
        out.append(((evidence["document"], str(evidence["begin"]), str(evidence["end"]), fact["subject"], fact["relation"], fact["object"],
                     fact["polarity"], fact["modality"]), fact))
    return out


def identity(key):
    """What makes two facts the same to a judge: all but the end of the sentence, which a better splitter may move."""
    return key[:2] + key[3:]


def draw(facts, count=DRAWN, seed=SEED):
    """`count` of the facts, at random; a fact that stays in the graph stays in the draw as far as it can."""
    def rank(entry):
        return hashlib.sha256("\t".join((seed,) + entry[0]).encode()).hexdigest()
    return sorted(facts, key=rank)[:count]
