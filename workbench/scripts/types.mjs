// Writes src/lib/types.ts from docs/schema/page.schema.json. With --check it only says whether they agree.
import { readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const schema = JSON.parse(readFileSync(new URL("../../docs/schema/page.schema.json", import.meta.url), "utf8"));
const target = new URL("../src/lib/types.ts", import.meta.url);

// Field titles would each become a type of their own.
function untitled(node) {
  if (Array.isArray(node)) return node.map(untitled);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).filter(([key, value]) => !(key === "title" && typeof value === "string")).map(([key, value]) => [key, untitled(value)]));
}

const made = await compile({ ...untitled(schema), title: "Page" }, "Page", {
  unreachableDefinitions: true,
  additionalProperties: false,
  bannerComment: "// Made from docs/schema/page.schema.json by `npm run types`; edit the models in Python instead.",
  style: { printWidth: 110 },
});
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== made) {
    console.error("src/lib/types.ts does not fit docs/schema/page.schema.json: run `npm run types`");
    process.exit(1);
  }
} else {
  writeFileSync(target, made);
}
