// The facts as a table: the same page for keyboards, screen readers and small questions.

import { button, element } from "./dom.js";

const kPage = 100;

export class Table {
  constructor(data, actions) {
    this.data = data;
    this.actions = actions;
    this.place = document.getElementById("table");
    this.facts = [];
    this.shown = 0;
  }

  fill(facts) {
    this.facts = facts;
    this.shown = 0;
    const head = ["Subject", "Relation", "Object", "Confidence", "Sentences"].map((name) => element("th", { scope: "col" }, name));
    this.body = element("tbody");
    this.more = button("Show more", () => this.addRows());
    this.place.replaceChildren(element("table", {}, element("caption", { class: "quiet" }, `${facts.length} facts`), element("thead", {}, element("tr", {}, ...head)), this.body), this.more);
    this.addRows();
  }

  addRows() {
    const end = Math.min(this.shown + kPage, this.facts.length);
    for (; this.shown < end; ++this.shown) this.body.append(this.row(this.facts[this.shown]));
    this.more.hidden = this.shown === this.facts.length;
  }

  row(fact) {
    const node = (id) => button(this.data.nodes[id].name, () => this.actions.chooseNode(this.data.nodes[id]), { class: "link", dir: "auto" });
    const relation = button(fact.relation, () => {
      this.body.querySelector(".chosen")?.classList.remove("chosen");
      line.classList.add("chosen");
      this.actions.chooseFact(fact);
    }, { class: "link" });
    const cells = [node(fact.source), relation, node(fact.target), fact.confidence?.toFixed(2) ?? "", fact.support ?? ""];
    const line = element("tr", {}, ...cells.map((cell) => element("td", {}, cell instanceof Node ? cell : String(cell))));
    return line;
  }
}
