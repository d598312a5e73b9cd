// Where the names stand: a spiral at first, the same each time, then ForceAtlas2 in a worker for as long as it is wanted.

import forceAtlas2 from "graphology-layout-forceatlas2";
import FA2Layout from "graphology-layout-forceatlas2/worker";

const kGoldenAngle = Math.PI * (3 - Math.sqrt(5));
const kSmall = 400;          // so many names are laid out before the first picture is shown
const kLongestRun = 12000;   // ms; a layout that nobody stops

// Names of a type together, the best connected in the middle.
export function placeAtStart(graph) {
  const order = graph.nodes().sort((a, b) => graph.degree(b) - graph.degree(a) || Number(a) - Number(b));
  order.forEach((node, i) => {
    const radius = 10 * Math.sqrt(i + 1), angle = i * kGoldenAngle;
    graph.mergeNodeAttributes(node, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  });
  if (graph.order > 1 && graph.order <= kSmall) forceAtlas2.assign(graph, { iterations: 150, settings: settingsOf(graph) });
}

function settingsOf(graph) {
  return { ...forceAtlas2.inferSettings(graph), adjustSizes: false, gravity: 0.3, scalingRatio: 8, slowDown: 4 + Math.log(graph.order) };
}

export class Layout {
  constructor(graph, control) {
    this.graph = graph;
    this.control = control;
    this.worker = null;
    this.timer = null;
    control.addEventListener("click", () => (this.worker ? this.stop() : this.start(kLongestRun * 10)));
    this.tell();
  }

  start(time = kLongestRun) {
    if (this.graph.order < 2) return;
    this.worker = new FA2Layout(this.graph, { settings: settingsOf(this.graph) });
    this.worker.start();
    this.timer = setTimeout(() => this.stop(), time);
    this.tell();
  }

  stop() {
    clearTimeout(this.timer);
    this.worker?.kill();
    this.worker = null;
    this.tell();
  }

  tell() {
    this.control.textContent = this.worker ? "Stop layout" : "Start layout";
    this.control.setAttribute("aria-pressed", String(this.worker !== null));
  }
}
