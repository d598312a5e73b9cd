import { MultiDirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import Sigma from "sigma";

import { readData } from "./data.js";
import { Details } from "./details.js";
import { Filters } from "./filters.js";
import { Layout, placeAtStart } from "./layout.js";
import { savePng, saveSvg } from "./picture.js";
import { Search } from "./search.js";
import { Table } from "./table.js";

// Okabe and Ito's hues and four more for many communities; what is beyond them is grey.
const kCommunityColours = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#b8ac1f", "#7a5195", "#8c564b", "#2f4b7c", "#4d9221", "#c51b7d"];
const kGrey = "#9aa3ad";

const field = (id) => document.getElementById(id);

function makeGraph(data) {
  const graph = new MultiDirectedGraph();
  for (const node of data.nodes) graph.addNode(String(node.id), { label: node.name, size: 3, color: data.types[node.type].colour });
  for (const fact of data.facts) graph.addDirectedEdgeWithKey(String(fact.id), String(fact.source), String(fact.target), { label: fact.relation, size: 1 + Math.min(3, Math.log2(fact.support || 1)) });
  graph.forEachNode((node) => graph.setNodeAttribute(node, "size", Math.min(18, 3 + 1.6 * Math.sqrt(graph.degree(node)))));
  return graph;
}

class Page {
  constructor() {
    this.data = readData();
    this.graph = makeGraph(this.data);
    placeAtStart(this.graph);
    this.chosen = null;       // a node
    this.chosenFact = null;
    this.hovered = null;
    const actions = { chooseNode: (node) => this.chooseNode(node), chooseFact: (fact) => this.chooseFact(fact), focusNode: (node) => this.focus(node) };
    this.details = new Details(this.data, actions);
    this.table = new Table(this.data, actions);
    this.filters = new Filters(this.data, () => this.filter());
    this.search = new Search(this.data, (node) => this.chooseNode(node, true));
    this.dark = matchMedia("(prefers-color-scheme: dark)").matches;
    this.draw();
    this.connect();
    this.setDark(this.dark);
    this.filter();
    field("title").textContent = document.title = this.data.title;
    this.layout = new Layout(this.graph, field("layout"));
    if (this.graph.order > 400) requestAnimationFrame(() => setTimeout(() => this.layout.start(), 100));
  }

  draw() {
    this.renderer = new Sigma(this.graph, field("canvas"), {
      defaultEdgeType: "arrow", enableEdgeEvents: true, renderEdgeLabels: true, zIndex: true, labelDensity: 0.6, labelRenderedSizeThreshold: 5, edgeLabelSize: 10, minCameraRatio: 0.02, maxCameraRatio: 5,
      nodeReducer: (node, attributes) => this.nodeLook(node, attributes), edgeReducer: (edge, attributes) => this.edgeLook(edge, attributes),
    });
  }

  // --- what is shown how ---
  isNear(node) {
    const centre = this.hovered ?? (this.chosen && String(this.chosen.id));
    if (this.chosenFact && this.hovered === null) return node === String(this.chosenFact.source) || node === String(this.chosenFact.target);
    return centre === null || node === centre || this.graph.areNeighbors(node, centre);
  }
  nodeLook(node, attributes) {
    if (!this.shownNodes?.has(Number(node))) return { ...attributes, hidden: true };
    if (!this.isNear(node)) return { ...attributes, label: null, color: this.dark ? "#39414b" : "#dfe3e8", zIndex: 0 };
    return { ...attributes, zIndex: 1, highlighted: node === String(this.chosen?.id) };
  }
  edgeLook(edge, attributes) {
    const fact = this.data.facts[Number(edge)];
    if (!this.shownFacts?.has(fact.id)) return { ...attributes, hidden: true };
    const centre = this.hovered ?? (this.chosen && String(this.chosen.id));
    const touched = fact === this.chosenFact || (centre !== null && (String(fact.source) === centre || String(fact.target) === centre));
    const uncertain = fact.polarity === "negated" || (fact.confidence !== null && fact.confidence < 0.5);
    const plain = this.dark ? "#4a535e" : "#c3c9d0";
    if (!touched) return { ...attributes, label: "", color: centre === null && !this.chosenFact ? plain : this.dark ? "#232931" : "#eef0f3" };
    return { ...attributes, color: uncertain ? "#d55e00" : this.dark ? "#9fb3c8" : "#4b5866", zIndex: 2 };
  }

  filter() {
    const facts = this.data.facts.filter((fact) => this.filters.shows(fact));
    this.shownFacts = new Set(facts.map((fact) => fact.id));
    this.shownNodes = this.filters.shownNodes(facts);
    this.table.fill(facts);
    this.renderer.refresh();
    field("status").textContent = [`${this.shownNodes.size} names and ${facts.length} facts shown`, ...this.data.notes].join(" \u00b7 ");
  }

  // --- choosing ---
  chooseNode(node, move = false) {
    this.chosen = node;
    this.chosenFact = null;
    this.details.showNode(node, (fact) => this.filters.shows(fact));
    this.renderer.refresh();
    const place = this.renderer.getNodeDisplayData(String(node.id));
    if (move && place) this.renderer.getCamera().animate({ x: place.x, y: place.y, ratio: Math.min(this.renderer.getCamera().ratio, 0.3) }, { duration: 300 });
  }
  chooseFact(fact) {
    this.chosen = null;
    this.chosenFact = fact;
    this.details.showFact(fact, (other) => this.filters.shows(other));
    this.renderer.refresh();
  }
  chooseNothing() {
    this.chosen = this.chosenFact = null;
    this.details.clear();
    this.renderer.refresh();
  }
  focus(node) {
    this.filters.setFocus(node);
    this.chooseNode(node);
    this.renderer.getCamera().animatedReset();
  }

  // --- the buttons ---
  setDark(on) {
    this.dark = on;
    document.documentElement.classList.toggle("dark", on);
    field("dark").setAttribute("aria-pressed", String(on));
    const { ink } = this.colours();
    this.renderer.setSetting("labelColor", { color: ink });
    this.renderer.setSetting("edgeLabelColor", { color: ink });
    this.renderer.refresh();
  }
  colours() { return this.dark ? { paper: "#14171c", ink: "#e7eaee" } : { paper: "#ffffff", ink: "#1b1f24" }; }

  colourBy(what) {
    const communities = what === "community" ? louvain(this.graph, { rng: sameRandom() }) : null;
    const sizes = new Map();
    for (const community of Object.values(communities ?? {})) sizes.set(community, (sizes.get(community) ?? 0) + 1);
    const rank = new Map([...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([community], i) => [community, i]));
    this.graph.updateEachNodeAttributes((node, attributes) => ({ ...attributes, color: communities ? kCommunityColours[rank.get(communities[node])] ?? kGrey : this.data.types[this.data.nodes[Number(node)].type].colour }));
  }

  connect() {
    const { renderer } = this;
    renderer.on("clickNode", ({ node }) => this.chooseNode(this.data.nodes[Number(node)]));
    renderer.on("clickEdge", ({ edge }) => this.chooseFact(this.data.facts[Number(edge)]));
    renderer.on("clickStage", () => this.chooseNothing());
    renderer.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.focus(this.data.nodes[Number(node)]);
    });
    renderer.on("enterNode", ({ node }) => { this.hovered = node; renderer.refresh({ skipIndexation: true }); });
    renderer.on("leaveNode", () => { this.hovered = null; renderer.refresh({ skipIndexation: true }); });
    field("fit").addEventListener("click", () => renderer.getCamera().animatedReset());
    field("colour").addEventListener("change", (event) => this.colourBy(event.target.value));
    field("dark").addEventListener("click", () => this.setDark(!this.dark));
    field("as-table").addEventListener("click", () => this.showTable(field("table").hidden));
    field("png").addEventListener("click", () => savePng(renderer, this.colours().paper));
    field("svg").addEventListener("click", () => saveSvg(renderer, this.graph, this.colours().paper, this.colours().ink));
  }
  showTable(on) {
    field("table").hidden = !on;
    field("as-table").setAttribute("aria-pressed", String(on));
  }
}

// Louvain's method shuffles; the same numbers each time give the same communities.
function sameRandom() {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const page = new Page();
// For tests: where things are on the screen, and when they first were (ms after the page was asked for).
window.relata = {
  names: page.data.nodes.map((node) => node.name),
  placeOf: (name) => page.renderer.framedGraphToViewport(page.renderer.getNodeDisplayData(String(page.data.nodes.find((node) => node.name === name).id))),
  shown: () => ({ nodes: page.shownNodes.size, facts: page.shownFacts.size }),
  stopLayout: () => page.layout.stop(),
  resting: () => !page.renderer.getCamera().isAnimated(),
  laidOut: () => page.layout.worker === null,
};
requestAnimationFrame(() => setTimeout(() => { window.relata.firstFrame = performance.now(); }));
