// What the page shows, out of the JSON block that relata wrote. The writer is formats/html.cpp; both know the order of the fields.

// Controls and the marks that turn the direction of writing would let one name rearrange the page: they are shown as U+FFFD.
const kInvisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
export const visible = (text) => text.replace(kInvisible, "\ufffd");

export function readData() {
  const raw = JSON.parse(document.getElementById("data").textContent);
  const nodes = raw.nodes.map(([name, type, mentions, aliases], id) => ({
    id, type, mentions, name: visible(name) || `(${raw.types[type].name || "no name"})`, aliases: aliases.map(visible), facts: [],
  }));
  const facts = raw.facts.map(([source, target, relation, confidence, polarity, modality, support, phrase, qualifiers, evidence], id) => ({
    id, source, target, relation: visible(raw.relations[relation]), confidence: confidence === null ? null : confidence / 1000, polarity, modality, support,
    phrase: visible(phrase), qualifiers: qualifiers.map(([key, value]) => [key, visible(value)]),
    evidence: evidence.map(([sentence, ...spans]) => ({ sentence: raw.sentences[sentence], spans })),
    documents: new Set(evidence.map(([sentence]) => raw.sentences[sentence][0])),
  }));
  for (const fact of facts) {
    nodes[fact.source].facts.push(fact);
    if (fact.target !== fact.source) nodes[fact.target].facts.push(fact);
  }
  return { title: visible(raw.title), notes: raw.notes, types: raw.types, documents: raw.documents.map(visible), nodes, facts };
}
