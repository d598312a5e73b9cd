// Elements are made here and nowhere from markup: text of a graph never becomes an element.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function button(text, click, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", click);
  return made;
}

export function checkbox(text, count, before, changed) {
  const box = element("input", { type: "checkbox" });
  box.checked = true;
  box.addEventListener("change", () => changed(box.checked));
  return element("label", {}, box, ...(before ? [before] : []), element("bdi", {}, text), element("span", { class: "count" }, String(count)));
}
