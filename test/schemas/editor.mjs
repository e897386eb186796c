// VS Code's own JSON service with one schema.
import service from "vscode-json-languageservice";

const { ClientCapabilities, getLanguageService, TextDocument } = service;

// editor opens files with a schema that its settings name, or, if named is true, the
// files do: "$schema": "./a.schema.json".
export function editor(schema, named = false) {
  const language = getLanguageService({
    clientCapabilities: ClientCapabilities.LATEST,
    schemaRequestService: async (uri) => {
      if (uri !== "file:///work/a.schema.json") throw new Error(`${uri} is not there`);
      return JSON.stringify(schema);
    },
    workspaceContext: { resolveRelativePath: (name, base) => new URL(name, base).href },
  });
  language.configure({ validate: true, schemas: named ? [] : [{ uri: schema.$id, fileMatch: ["*"], schema }] });
  const open = (text) => {
    const document = TextDocument.create("file:///work/a.json", "json", 1, text);
    return { document, json: language.parseJSONDocument(document) };
  };
  // at opens a text, in which | is the cursor.
  const at = (marked) => {
    const offset = marked.indexOf("|");
    const opened = open(marked.slice(0, offset) + marked.slice(offset + 1));
    return { ...opened, position: opened.document.positionAt(offset) };
  };
  return {
    // problems returns "severity line: message" of each, 1 is an error and 2 a warning.
    async problems(text) {
      const { document, json } = open(text);
      const found = await language.doValidation(document, json);
      return found.map((problem) => `${problem.severity} ${problem.range.start.line + 1}: ${problem.message}`);
    },
    // hover returns what is shown at the cursor, without the escapes of Markdown.
    async hover(marked) {
      const { document, json, position } = at(marked);
      const shown = await language.doHover(document, position, json);
      return (shown?.contents ?? []).join("\n").replaceAll("\\", "");
    },
    // proposals returns what is offered at the cursor, by label.
    async proposals(marked) {
      const { document, json, position } = at(marked);
      const { items } = await language.doComplete(document, position, json);
      const text = (documentation) => documentation?.value ?? documentation ?? "";
      return Object.fromEntries(items.map((item) => [item.label, { documentation: text(item.documentation), inserted: item.textEdit?.newText ?? item.insertText }]));
    },
  };
}
