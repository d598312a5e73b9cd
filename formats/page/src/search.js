// The search field: names and aliases that hold what was typed, best first.

import { button, element } from "./dom.js";

const kMostHits = 20;

export class Search {
  constructor(data, choose) {
    this.names = data.nodes.map((node) => ({ node, words: [node.name, ...node.aliases].map((name) => name.toLowerCase()) }));
    this.types = data.types;
    this.choose = choose;
    this.field = document.getElementById("query");
    this.list = document.getElementById("hits");
    this.field.addEventListener("input", () => this.show());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", (event) => { if (!event.target.closest("#search")) this.list.hidden = true; });
  }

  hits() {
    const typed = this.field.value.trim().toLowerCase();
    if (typed === "") return [];
    const rank = ({ node, words }) => {
      const best = Math.min(...words.map((word) => (word === typed ? 0 : word.startsWith(typed) ? 1 : word.includes(typed) ? 2 : 3)));
      return best === 3 ? null : [best, -node.facts.length, node.id];
    };
    return this.names.map((name) => [rank(name), name.node]).filter(([r]) => r !== null)
      .sort(([a], [b]) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).slice(0, kMostHits).map(([, node]) => node);
  }

  show() {
    const hits = this.hits();
    const none = this.field.value.trim() !== "" && hits.length === 0;
    this.list.replaceChildren(...(none ? [element("li", { class: "quiet" }, "nothing of that name")] : hits.map((node) => element("li", {},
      button(`${node.name}  ${this.types[node.type].name}`, () => this.take(node), { dir: "auto" })))));
    this.list.hidden = hits.length === 0 && !none;
  }

  take(node) {
    this.list.hidden = true;
    this.choose(node);
  }

  key(event) {
    const entries = [this.field, ...this.list.querySelectorAll("button")];
    const at = entries.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      entries[(at + (event.key === "ArrowDown" ? 1 : entries.length - 1)) % entries.length].focus();
    } else if (event.key === "Escape") {
      this.list.hidden = true;
      this.field.focus();
    } else if (event.key === "Enter" && at === 0) {
      const [first] = this.hits();
      if (first) this.take(first);
    }
  }
}
