// Which facts and names are shown: the state behind the form on the left.

import { element, checkbox } from "./dom.js";

export class Filters {
  constructor(data, changed) {
    this.data = data;
    this.changed = changed;
    this.hiddenTypes = new Set();
    this.hiddenRelations = new Set();
    this.focus = null;
    this.near = null; // ids within the focus, null: everything
    this.form = document.getElementById("filters");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.fillTypes();
    this.fillRelations();
    this.fillDocuments();
    this.connect();
  }

  field(id) { return document.getElementById(id); }

  fillTypes() {
    const counts = this.data.types.map(() => 0);
    for (const node of this.data.nodes) counts[node.type] += 1;
    this.data.types.forEach((type, index) => {
      const swatch = element("span", { class: "swatch" });
      swatch.style.backgroundColor = type.colour;
      this.field("types").append(checkbox(type.name || "no label", counts[index], swatch, (on) => this.toggle(this.hiddenTypes, index, on)));
    });
  }

  fillRelations() {
    const counts = new Map();
    for (const fact of this.data.facts) counts.set(fact.relation, (counts.get(fact.relation) ?? 0) + 1);
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const rows = sorted.map(([relation, count]) => [relation, checkbox(relation, count, null, (on) => this.toggle(this.hiddenRelations, relation, on))]);
    this.field("relations").append(...rows.map(([, row]) => row));
    this.field("relation-search").addEventListener("input", (event) => {
      const part = event.target.value.toLowerCase();
      for (const [relation, row] of rows) row.hidden = !relation.toLowerCase().includes(part);
    });
  }

  fillDocuments() {
    this.data.documents.forEach((name, index) => this.field("document").append(element("option", { value: String(index) }, name)));
  }

  connect() {
    const range = (id, show) => this.field(id).addEventListener("input", () => {
      this.field(`${id}-value`).textContent = show(Number(this.field(id).value));
      this.findNear();
      this.changed();
    });
    range("confidence", (value) => (value / 100).toFixed(2));
    range("depth", String);
    for (const id of ["denied", "unsettled", "document"]) this.field(id).addEventListener("change", () => this.update());
    this.field("unfocus").addEventListener("click", () => this.setFocus(null));
  }

  toggle(hidden, key, on) {
    if (on) hidden.delete(key);
    else hidden.add(key);
    this.update();
  }

  update() {
    this.findNear();
    this.changed();
  }

  setFocus(node) {
    this.focus = node;
    this.field("focus-box").hidden = node === null;
    this.field("focus-name").textContent = node === null ? "" : node.name;
    this.update();
  }

  // True if the fact passes everything but the focus.
  passes(fact) {
    const { nodes } = this.data;
    if (this.hiddenTypes.has(nodes[fact.source].type) || this.hiddenTypes.has(nodes[fact.target].type)) return false;
    if (this.hiddenRelations.has(fact.relation)) return false;
    if (fact.confidence !== null && fact.confidence * 100 < Number(this.field("confidence").value)) return false;
    if (fact.polarity === "negated" && !this.field("denied").checked) return false;
    if (fact.modality && fact.modality !== "asserted" && !this.field("unsettled").checked) return false;
    const chosen = this.field("document").value;
    return chosen === "" || fact.documents.has(Number(chosen));
  }

  // Breadth first from the focus over the facts that pass.
  findNear() {
    this.near = null;
    if (this.focus === null) return;
    this.near = new Set([this.focus.id]);
    let edge = [this.focus.id];
    for (let depth = Number(this.field("depth").value); depth > 0 && edge.length > 0; --depth) {
      const next = [];
      for (const id of edge) {
        for (const fact of this.data.nodes[id].facts) {
          const other = fact.source === id ? fact.target : fact.source;
          if (this.near.has(other) || !this.passes(fact)) continue;
          this.near.add(other);
          next.push(other);
        }
      }
      edge = next;
    }
  }

  shows(fact) {
    return (this.near === null || (this.near.has(fact.source) && this.near.has(fact.target))) && this.passes(fact);
  }

  // Names without a fact that is shown stay away once anything is filtered by fact.
  shownNodes(facts) {
    const shown = new Set();
    for (const fact of facts) shown.add(fact.source).add(fact.target);
    const chosen = this.field("document").value !== "" || this.near !== null;
    for (const node of this.data.nodes) {
      if (!this.hiddenTypes.has(node.type) && (this.near?.has(node.id) || (!chosen && node.facts.length === 0))) shown.add(node.id);
    }
    return shown;
  }
}
