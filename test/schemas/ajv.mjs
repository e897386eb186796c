import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// compile compiles a schema as strictly as ajv can. The vocabulary is what VS Code
// adds to JSON Schema and jtlctl uses.
export function compile(schema) {
  const ajv = new Ajv2020.default({ strict: true, allErrors: true });
  addFormats.default(ajv);
  ajv.addVocabulary(["enumDescriptions", "defaultSnippets"]);
  return ajv.compile(schema);
}
