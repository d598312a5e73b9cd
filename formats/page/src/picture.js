// The graph as it is on the screen, as a PNG or an SVG file.

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export function savePng(renderer, paper) {
  renderer.refresh({ schedule: false }); // WebGL keeps its picture only until the browser takes it
  const layers = Object.values(renderer.getCanvases());
  const picture = document.createElement("canvas");
  picture.width = layers[0].width;
  picture.height = layers[0].height;
  const brush = picture.getContext("2d");
  brush.fillStyle = paper;
  brush.fillRect(0, 0, picture.width, picture.height);
  for (const layer of layers) brush.drawImage(layer, 0, 0, picture.width, picture.height);
  picture.toBlob((blob) => save(blob, "graph.png"), "image/png");
}

const kSvg = "http://www.w3.org/2000/svg";

function shape(name, attributes, text) {
  const made = document.createElementNS(kSvg, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

export function svgText(renderer, graph, paper, ink) {
  const { width, height } = renderer.getDimensions();
  const svg = shape("svg", { xmlns: kSvg, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "Helvetica, Arial, sans-serif", "font-size": 11 });
  svg.append(shape("rect", { width, height, fill: paper }));
  const place = (node) => renderer.framedGraphToViewport(renderer.getNodeDisplayData(node));
  const shown = new Set(graph.nodes().filter((node) => !renderer.getNodeDisplayData(node)?.hidden));
  graph.forEachEdge((edge, _, source, target) => {
    const data = renderer.getEdgeDisplayData(edge);
    if (data.hidden || !shown.has(source) || !shown.has(target)) return;
    const a = place(source), b = place(target);
    svg.append(shape("line", { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1), stroke: data.color, "stroke-width": (data.size / 2).toFixed(1) }));
  });
  const labelled = renderer.getNodeDisplayedLabels();
  for (const node of shown) {
    const at = place(node), data = renderer.getNodeDisplayData(node), radius = renderer.scaleSize(data.size);
    svg.append(shape("circle", { cx: at.x.toFixed(1), cy: at.y.toFixed(1), r: radius.toFixed(1), fill: data.color }));
    if (labelled.has(node)) svg.append(shape("text", { x: (at.x + radius + 2).toFixed(1), y: (at.y + 4).toFixed(1), fill: ink }, data.label));
  }
  return new XMLSerializer().serializeToString(svg);
}

export function saveSvg(renderer, graph, paper, ink) { save(new Blob([svgText(renderer, graph, paper, ink)], { type: "image/svg+xml" }), "graph.svg"); }
