// The panel on the right: what is known of a name, or why a fact is there.

import { button, element } from "./dom.js";

const kMostFacts = 200;

export class Details {
  constructor(data, actions) {
    this.data = data;
    this.actions = actions; // chooseNode, chooseFact, focusNode
    this.panel = document.getElementById("details");
  }

  clear() { this.panel.replaceChildren(element("p", { class: "quiet" }, "Click a name or a line, or open the table.")); }

  nodeLink(id) {
    const node = this.data.nodes[id];
    return button(node.name, () => this.actions.chooseNode(node), { class: "link", dir: "auto" });
  }

  showNode(node, shows) {
    const { types } = this.data;
    const facts = node.facts.filter(shows);
    const list = element("ul");
    for (const fact of facts.slice(0, kMostFacts)) {
      const outgoing = fact.source === node.id;
      const other = this.data.nodes[outgoing ? fact.target : fact.source];
      list.append(element("li", {}, button(outgoing ? `${fact.relation} \u2192 ${other.name}` : `${other.name} ${fact.relation} \u2190`, () => this.actions.chooseFact(fact), { class: "link", dir: "auto" })));
    }
    if (facts.length > kMostFacts) list.append(element("li", { class: "quiet" }, `and ${facts.length - kMostFacts} more`));
    this.panel.replaceChildren(
      element("h2", { dir: "auto" }, node.name),
      element("p", { class: "quiet" }, `${types[node.type].name || "no label"}${node.mentions ? `, ${node.mentions} mentions` : ""}`),
      ...(node.aliases.length > 0 ? [element("p", { dir: "auto" }, `Also: ${node.aliases.join(", ")}`)] : []),
      element("p", {}, button("Focus on this", () => this.actions.focusNode(node))),
      element("h3", {}, `Facts (${facts.length})`), list);
    this.panel.scrollTop = 0;
  }

  showFact(fact, shows) {
    const facts = [["confidence", fact.confidence?.toFixed(3)], ["wording", fact.phrase], ["polarity", fact.polarity], ["status", fact.modality], ["sentences", fact.support], ...fact.qualifiers];
    const list = element("dl");
    for (const [key, value] of facts) {
      if (value !== null && value !== undefined && value !== "") list.append(element("dt", {}, key), element("dd", { dir: "auto" }, String(value)));
    }
    const between = this.data.nodes[fact.source].facts.filter((other) => other !== fact && shows(other) && this.samePair(fact, other));
    this.panel.replaceChildren(
      element("h2", { dir: "auto" }, this.nodeLink(fact.source), ` ${fact.relation} `, this.nodeLink(fact.target)), list,
      element("h3", {}, "Evidence"), ...this.evidence(fact));
    if (between.length > 0) {
      this.panel.append(element("h3", {}, "Also between them"), element("ul", {}, ...between.map((other) =>
        element("li", {}, button(`${this.data.nodes[other.source].name} ${other.relation} ${this.data.nodes[other.target].name}`, () => this.actions.chooseFact(other), { class: "link", dir: "auto" })))));
    }
    this.panel.scrollTop = 0;
  }

  samePair(a, b) { return (a.source === b.source && a.target === b.target) || (a.source === b.target && a.target === b.source); }

  evidence(fact) {
    if (fact.evidence.length === 0) return [element("p", { class: "quiet" }, fact.support ? "Its sentences were left out of this page to keep it small; relata show prints them." : "Made by hand: no sentence says it.")];
    const quotes = fact.evidence.map(({ sentence: [document, text], spans }) => element("blockquote", {}, element("span", { dir: "auto" }, ...this.marked(text, spans)), element("footer", {}, this.data.documents[document])));
    if (fact.support > fact.evidence.length) quotes.push(element("p", { class: "quiet" }, `and ${fact.support - fact.evidence.length} more`));
    return quotes;
  }

  // The sentence with subject, relation and object underlined; `spans` are their begins and ends, or null where they lie elsewhere.
  marked(text, spans) {
    const marks = ["s", "r", "o"].map((kind, i) => ({ kind, begin: spans[2 * i], end: spans[2 * i + 1] })).filter((m) => m.begin !== null && m.begin !== undefined);
    marks.sort((a, b) => a.begin - b.begin || b.end - a.end);
    const pieces = [];
    let at = 0;
    for (const { kind, begin, end } of marks) {
      if (begin < at || end > text.length) continue;
      pieces.push(text.slice(at, begin), element("mark", { class: kind }, text.slice(begin, end)));
      at = end;
    }
    return [...pieces, text.slice(at)];
  }
}
