// usage: node bundle.mjs SOURCE_FOLDER OUTPUT (in a folder with node_modules): the page as one file, but for its data.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [source, output] = process.argv.slice(2);
const require = createRequire(resolve("package.json"));
const esbuild = require("esbuild");

const bundled = esbuild.buildSync({
  entryPoints: [join(source, "src/main.js")], nodePaths: [resolve("node_modules")], bundle: true, minify: true, format: "iife", target: "es2020", charset: "utf8",
  legalComments: "none", write: false, metafile: true,
});
const style = esbuild.transformSync(readFileSync(join(source, "style.css"), "utf8"), { loader: "css", minify: true }).code.trim();
// An end tag inside of a string would end the script element.
const script = bundled.outputFiles[0].text.trim().replaceAll("</script", "<\\/script");

// The licences of what was bundled travel with it.
const packages = new Set(Object.keys(bundled.metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
const licences = [...packages].sort().map((name) => {
  const folder = resolve("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = ["LICENSE.txt", "LICENSE", "LICENSE.md", "LICENCE"].map((f) => join(folder, f)).find(existsSync);
  return `${name} ${version} (${license})\n\n${file ? readFileSync(file, "utf8").trim() : "no licence text in the package"}\n`;
}).join("\n");

const hash = (text) => `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
const parts = { SCRIPT_HASH: hash(script), STYLE_HASH: hash(style), STYLE: style, SCRIPT: script };
const page = readFileSync(join(source, "page.html"), "utf8").replace(/@(SCRIPT_HASH|STYLE_HASH|STYLE|SCRIPT)@/g, (_, name) => parts[name]);
const comment = `<!--\nThis page holds:\n\n${licences.replaceAll("--", "- -")}-->\n`;
writeFileSync(output, page.replace("<head>\n", () => `<head>\n${comment}`));
