// Reads [{ name, content }], YAML of one object each, as JSON and writes [{ name, message }]: what is not as the OpenAPI
// description of Kubernetes has it. Types made of it by kubernetes-models find members that there are not and those that are
// missing; its validators find wrong types, values and formats. The packages are those of the folder given as the first
// argument. An InferenceService of KServe is a PodSpec with more members; those are named here, as in KServe's reference
// ("ComponentExtensionSpec").
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const modules = join(folder, "node_modules");
const require = createRequire(join(modules, "x.js"));
const ts = require("typescript");
const yaml = require("yaml");
const load = (path) => import(pathToFileURL(join(modules, "kubernetes-models", path + ".js")));

const models = {
  "apps/v1 Deployment": "apps/v1/Deployment",
  "v1 Service": "v1/Service",
  "autoscaling/v2 HorizontalPodAutoscaler": "autoscaling/v2/HorizontalPodAutoscaler",
  "policy/v1 PodDisruptionBudget": "policy/v1/PodDisruptionBudget",
};
const inference = "serving.kserve.io/v1beta1 InferenceService";
const extension = {
  minReplicas: "number",
  maxReplicas: "number",
  scaleTarget: "number",
  scaleMetric: '"cpu" | "memory" | "concurrency" | "rps"',
  containerConcurrency: "number",
  timeout: "number",
  canaryTrafficPercent: "number",
};

let input = "";
for await (const chunk of process.stdin) input += chunk;

const found = [];
const lines = [
  'import type { IPodSpec } from "kubernetes-models/v1/PodSpec";',
  'import type { IObjectMeta } from "@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta";',
  `interface Extension { ${Object.entries(extension).map(([k, v]) => `${k}?: ${v};`).join(" ")} }`,
  'interface IInferenceService { apiVersion: "serving.kserve.io/v1beta1"; kind: "InferenceService"; metadata: IObjectMeta; spec: { predictor: Extension & IPodSpec } }',
];
const of = new Map();
for (const { name, content } of JSON.parse(input)) {
  const value = yaml.parse(content, { strict: true, version: "1.1" });
  const kind = `${value.apiVersion} ${value.kind}`;
  const path = models[kind];
  if (!path && kind !== inference) {
    found.push({ name, message: `there is no ${kind} here` });
    continue;
  }

  if (path) {
    lines.push(`import type { I${value.kind} as T${lines.length} } from "kubernetes-models/${path}";`);
    lines.push(`export const x${lines.length}: T${lines.length - 1} = ${JSON.stringify(value)};`);
    const model = (await load(path))[value.kind];
    try {
      new model(value).validate();
    } catch (e) {
      found.push({ name, message: e.message });
    }
  } else {
    lines.push(`export const x${lines.length}: IInferenceService = ${JSON.stringify(value)};`);
    const pod = Object.fromEntries(
      Object.entries(value.spec?.predictor ?? {}).filter(([k]) => !(k in extension)),
    );
    const { validate } = await load("_schemas/IoK8sApiCoreV1PodSpec");
    if (!validate(pod)) {
      found.push({ name, message: validate.errors.map((e) => `${e.instancePath} ${e.keyword}`).join(", ") });
    }
  }

  of.set(lines.length - 1, name);
}

const file = join(folder, "check.ts");
const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
const text = lines.join("\n");
host.fileExists = (path) => path === file || fileExists(path);
host.readFile = (path) => (path === file ? text : readFile(path));
host.getSourceFile = (path, ...rest) =>
  path === file ? ts.createSourceFile(path, text, rest[0]) : getSourceFile(path, ...rest);
const program = ts.createProgram([file], options, host);
for (const d of ts.getPreEmitDiagnostics(program)) {
  const line = d.file ? d.file.getLineAndCharacterOfPosition(d.start).line : -1;
  found.push({
    name: of.get(line) ?? "(check.ts)",
    message: ts.flattenDiagnosticMessageText(d.messageText, " "),
  });
}

process.stdout.write(JSON.stringify(found));
