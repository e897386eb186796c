package docs

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/auth"
	"github.com/jtlctl/jtlctl/internal/cli/config"
	"github.com/jtlctl/jtlctl/internal/cli/jwks"
	clijwt "github.com/jtlctl/jtlctl/internal/cli/jwt"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/cli/manifest"
	"github.com/jtlctl/jtlctl/internal/cli/profile"
	cliproxy "github.com/jtlctl/jtlctl/internal/cli/proxy"
	clisandbox "github.com/jtlctl/jtlctl/internal/cli/sandbox"
	"github.com/jtlctl/jtlctl/internal/cli/scope"
	"github.com/jtlctl/jtlctl/internal/cli/token"
	"github.com/jtlctl/jtlctl/internal/cli/version"
	cliwawi "github.com/jtlctl/jtlctl/internal/cli/wawi"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/demo"
	"github.com/jtlctl/jtlctl/internal/doctor"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/wawi"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// contract is a JSON document that jtlctl prints, and promises to keep.
type contract struct {
	// name is that of its schema, docs/schemas/NAME.schema.json.
	name  string
	about string
	value any
	// examples are command lines that print it. Those of all contracts run one
	// after another in one world; the first is shown in docs/json.md.
	examples []example
	// varies says that the document differs between machines, so that
	// docs/json.md shows none.
	varies bool
}

// example is a command line without jtlctl and -o json, and what it reads from
// standard input. Files are those of docs/examples. stop presses Ctrl-C once it
// has printed something.
type example struct {
	args, input string
	stop        bool
}

// library is an OpenAPI document with one operation.
const library = `{"openapi": "3.0.4", "info": {"title": "A library", "version": "2.3"}, "paths": {
	"/v2/shelves": {"post": {"security": [{"oauth": [], "Wawi": ["shelves.write"]}]}}}}`

// requests are two requests of an app, and one that no catalogue has.
const requests = `{"time":"2026-11-26T09:00:00Z","method":"GET","path":"/v2/items/{itemId}","operation":"","status":200,"scopes":["items.read"],"grade":"exact"}
{"time":"2026-11-26T09:00:01Z","method":"POST","path":"/v2/graphql","operation":"QuerySalesOrders","status":200,"scopes":["salesorders.read"],"grade":"likely"}
{"time":"2026-11-26T09:00:02Z","method":"GET","path":"/erp/v9/nothing","operation":"","status":404,"scopes":[],"grade":"unresolved"}
`

// contracts are all documents, in the order of docs/json.md. A command that
// prints a new one gets a row here; make docs writes schema and page.
func contracts() []contract {
	return []contract{
		{name: "error", about: "An error of any command, on standard error.", value: cli.ErrorReport{}, examples: []example{{args: "jwt decode no-token"}, {args: "wawi status nobody"}, {args: "config get nothing"}}},
		{name: "warnings", about: "The warnings of a command that printed no document with `warnings`, on standard error.", value: kit.Warned{}},
		{name: "auth-login", about: "The profile that credentials were stored for.", value: auth.LoginReport{}, examples: []example{{args: "auth login --client-id $JTL_CLIENT_ID --client-secret-stdin", input: sandbox.ClientSecret}, {args: "auth login -p filed --store file --client-id $JTL_CLIENT_ID --client-secret-stdin", input: sandbox.ClientSecret}}},
		{name: "auth-status", about: "The credentials of all profiles.", value: auth.Status{}, examples: []example{{args: "auth status"}, {args: "auth status --check"}}},
		{name: "token", about: "An access token.", value: token.Report{}, examples: []example{{args: "token get"}, {args: "token get"}, {args: "token get --scx"}}},
		{name: "token-clear", about: "How many cached tokens were removed.", value: token.ClearReport{}, examples: []example{{args: "token clear"}}},
		{name: "auth-logout", about: "The profiles whose secrets and cached tokens were removed.", value: auth.LogoutReport{}, examples: []example{{args: "auth logout"}}},
		{name: "auth-passphrase", about: "The encrypted file whose passphrase was changed.", value: auth.PassphraseReport{}, examples: []example{{args: "auth passphrase --new-stdin", input: "correct horse\n"}}},
		{name: "jwt-decode", about: "A token, opened. Nothing of it was verified.", value: jwt.Decoded{}, examples: []example{{args: "jwt decode $SESSION"}}},
		{name: "jwt-verify", about: "The result of a verification; with --batch one on each line.", value: clijwt.VerifyReport{}, examples: []example{
			{args: "jwt verify $SESSION"}, {args: "jwt verify $FORGED"}, {args: "jwt verify --batch -", input: "no token\n"},
		}},
		{name: "jwt-probe", about: "What a backend made of good and bad tokens. This one takes no keys from the sandbox, so that the probe ended early.", value: clijwt.ProbeReport{}, examples: []example{
			{args: "jwt probe http://127.0.0.1:7373/account/.well-known/jwks.json?from=app"}, {args: "jwt probe --kind app http://127.0.0.1:7373/idp/oauth/v2/keys"},
		}},
		{name: "jwks", about: "The platform's public keys, as a JWK Set (RFC 7517).", value: jwks.KeySet{}, examples: []example{{args: "jwks get"}}},
		{name: "lint", about: "The findings of a lint run.", value: manifest.LintReport{}, examples: []example{{args: "manifest lint app.json"}}},
		{name: "rule", about: "A rule for manifests.", value: manifest.DescribedRule{}, examples: []example{{args: "manifest rules url-shared"}}},
		{name: "rules", about: "All rules for manifests.", value: []manifest.DescribedRule{}, examples: []example{{args: "manifest rules"}}},
		{name: "manifest-scopes", about: "The scopes that a manifest requests, and what each allows.", value: manifest.Scopes{}, examples: []example{{args: "manifest scopes app.json"}, {args: "manifest scopes app-registration.yaml"}}},
		{name: "manifest-doc", about: "The page for merchants, as Markdown.", value: manifest.Doc{}, examples: []example{{args: "manifest doc app.json --lang en"}, {args: "manifest doc app-registration.yaml"}}},
		{name: "scope-list", about: "The scopes of an API.", value: scope.ListReport{}, examples: []example{{args: "scope list --resource items"}, {args: "scope list"}}},
		{name: "scope-catalogs", about: "The catalogues of scopes, with --catalogs.", value: scope.CatalogList{}, examples: []example{{args: "scope list --catalogs"}}},
		{name: "scope-show", about: "A scope and what it allows.", value: scope.Report{}, examples: []example{{args: "scope show items.read"}, {args: "scope show item.queryitems"}}},
		{name: "scope-for", about: "The scopes that a request needs.", value: scope.RequestReport{}, examples: []example{{args: "scope for GET /v2/items/{id}"}, {args: "scope for GET /v2/sales-orders/5"}, {args: "scope for GET /v9/nothing"}, {args: "scope for QuerySalesOrders"}}},
		{name: "scope-infer", about: "The scopes that the code of an app needs, or its recorded requests.", value: scope.InferReport{}, examples: []example{
			{args: "scope infer --from - --manifest app.json", input: requests}, {args: "scope infer --from -", input: "# no request\n"},
			{args: "scope infer " + sampleApp + "/web " + sampleApp + "/wawi --manifest app.json"},
		}},
		{name: "scope-diff", about: "The difference between the scopes of two documents.", value: scope.DiffReport{}, examples: []example{{args: "scope diff app.json app-registration.yaml"}, {args: "scope diff app.json app.json"}}},
		{name: "scope-update", about: "What became of the published documents.", value: scope.UpdateReport{}, varies: true, examples: []example{{args: "scope update --check --from $DOCUMENTS"}, {args: "scope update --reset"}}},
		{name: "scope-import", about: "A catalogue that was imported.", value: scope.ImportReport{}, examples: []example{{args: "scope import -", input: library}}},
		{name: "scope-forget", about: "The catalogue that was removed.", value: scope.Forgotten{}, examples: []example{{args: "scope forget 2.3"}}},
		{name: "registration-draft", about: "The request that `register --dry-run` shows.", value: wawi.DryRun{}, examples: []example{
			{args: "wawi register shop --url $WAWI --app app-registration.yaml --dry-run"},
			{args: "wawi register shop --url $WAWI --app app-registration.yaml --dry-run --api 2.0 --mandatory system.all"},
		}},
		{name: "registration", about: "A registration at a JTL-Wawi, after `register` and `resume`.", value: cliwawi.Registration{}, examples: []example{
			{args: "wawi register shop --url $WAWI --app app-registration.yaml --detach"},
			{args: "wawi resume shop --interval 100ms"},
			{args: "wawi register second --url ${WAWI}2 --app app-registration.yaml --detach"},
		}},
		{name: "wawi-status", about: "What is stored about a registration.", value: cliwawi.Status{}, examples: []example{{args: "wawi status shop"}}},
		{name: "wawi-list", about: "All registrations.", value: cliwawi.List{}, examples: []example{{args: "wawi list"}}},
		{name: "wawi-check", about: "Whether scopes were granted.", value: cliwawi.Check{}, examples: []example{{args: "wawi check shop items.read salesorders.write"}}},
		{name: "wawi-key", about: "The API key of a registration.", value: cliwawi.Key{}, examples: []example{{args: "wawi key shop"}}},
		{name: "wawi-other-keys", about: "Further keys of a registration, with --other.", value: cliwawi.OtherKeys{}, examples: []example{{args: "wawi key shop --other"}}},
		{name: "wawi-add", about: "An app whose key was taken over.", value: cliwawi.Added{}, examples: []example{{args: "wawi add script --url http://127.0.0.1:7373/elsewhere/shop --app-id stock-watch --app-version 1.0.0 --key-stdin --api 2.0 --no-verify", input: "a-key"}}},
		{name: "wawi-export", about: "What a server needs to call a JTL-Wawi.", value: cliwawi.Export{}, examples: []example{{args: "wawi export shop"}, {args: "wawi export shop --with-key"}}},
		{name: "wawi-exported", about: "The file that `export --to` wrote.", value: cliwawi.Exported{}, varies: true, examples: []example{{args: "wawi export shop --to $NEW.env"}}},
		{name: "wawi-forget", about: "The registration that was forgotten.", value: cliwawi.Forgotten{}, examples: []example{{args: "wawi forget second --yes"}}},
		{name: "wawi-init", about: "The application file that was written.", value: cliwawi.Started{}, varies: true, examples: []example{{args: "wawi init $NEW"}}},
		{name: "proxy", about: "A proxy that is being served.", value: cliproxy.Report{}, varies: true, examples: []example{{args: "proxy --addr 127.0.0.1:0", stop: true}, {args: "proxy --addr 127.0.0.1:0 --read-only --no-caller-token", stop: true}}},
		{name: "sandbox", about: "A sandbox that is being served.", value: clisandbox.Report{}, varies: true, examples: []example{{args: "sandbox serve --addr 127.0.0.1:0", stop: true}}},
		{name: "sandbox-token", about: "A token that the sandbox signed.", value: clisandbox.SessionReport{}, examples: []example{{args: "sandbox token"}, {args: "sandbox token --kind app"}}},
		{name: "sandbox-registration", about: "A registration at the sandbox that was decided.", value: sandbox.Registration{}, examples: []example{{args: "sandbox approve"}}},
		{name: "sandbox-rotate", about: "The sandbox whose keys were rotated.", value: clisandbox.Rotated{}, examples: []example{{args: "sandbox rotate"}}},
		{name: "demo", about: "The steps of the demo, and how each ended.", value: demo.Report{}, examples: []example{{args: "demo"}}},
		{name: "config-get", about: "A setting, and where its value comes from.", value: config.SettingReport{}, examples: []example{{args: "config get api_url"}}},
		{name: "config-set", about: "The setting that was written.", value: config.SetReport{}, examples: []example{{args: "config set app_id 4711"}, {args: "config set -p spare environment qa"}}},
		{name: "config-unset", about: "The setting that was removed.", value: config.UnsetReport{}, examples: []example{{args: "config unset app_id"}}},
		{name: "config-list", about: "All settings as they hold now.", value: config.SettingList{}, examples: []example{{args: "config list"}}},
		{name: "config-path", about: "Where jtlctl keeps its files.", value: config.PathReport{}, varies: true, examples: []example{{args: "config path"}}},
		{name: "profile-list", about: "The profiles.", value: profile.List{}, examples: []example{{args: "profile list"}}},
		{name: "profile-use", about: "The profile that is used if none is named.", value: profile.Used{}, examples: []example{{args: "profile use default"}}},
		{name: "profile-delete", about: "The profile that was deleted.", value: profile.Deleted{}, examples: []example{{args: "profile delete spare"}}},
		{name: "doctor", about: "What jtlctl depends on, checked.", value: doctor.Report{}, varies: true, examples: []example{{args: "doctor"}, {args: "doctor --offline"}}},
		{name: "version", about: "The version of jtlctl.", value: version.Report{}, varies: true, examples: []example{{args: "version"}}},
	}
}

// withoutContract are the commands that print no document of their own, and why.
var withoutContract = map[string]string{
	"jtlctl api":             "the response of the Cloud API",
	"jtlctl api graphql":     "the response of the Cloud API",
	"jtlctl completion":      "a script for the shell",
	"jtlctl manifest schema": "a JSON Schema",
	"jtlctl sandbox reject":  "as sandbox approve",
	"jtlctl token exec":      "the output of the command that it runs",
	"jtlctl wawi call":       "the response of the JTL-Wawi",
}

// TestContracts_complete demands a contract of every command, also of those that only
// change something: what prints nothing else prints what was changed.
func TestContracts_complete(t *testing.T) {
	t.Parallel()
	printed := map[string]bool{}
	for _, c := range contracts() {
		for _, e := range c.examples {
			printed[commandName(e.args)] = true
		}
	}
	root := cli.NewRoot(&kit.App{World: clitest.World(strings.NewReader(""), io.Discard, io.Discard)})
	for _, c := range clitest.Commands(root) {
		path := c.CommandPath()
		if c.HasSubCommands() || c.IsAdditionalHelpTopicCommand() || c.Name() == "help" {
			continue
		}
		if withoutContract[path] == "nothing" {
			t.Errorf("%s prints no document with -o json", path)
		}
		if _, known := withoutContract[path]; known == printed[path] {
			t.Errorf("%s: in contracts is %v, and in withoutContract %v", path, printed[path], known)
		}
	}
}

// byHand are schemas that say more than types can.
var byHand = []string{"lint"}

// TestContracts keeps docs/schemas and docs/json.md what the types say, and
// what commands print what the schemas say. UPDATE=1 writes them.
func TestContracts(t *testing.T) {
	t.Parallel()
	w := newTranscriptWorld(t)
	m := &schemaMaker{t, map[string]goPackage{}}
	page := newContractsPage()
	for _, c := range contracts() {
		s := m.make(reflect.TypeOf(c.value))
		s.Dialect, s.ID, s.Title, s.Description = "https://json-schema.org/draft/2020-12/schema", schemaAddress+c.name+".schema.json", c.name, c.about
		if !slices.Contains(byHand, c.name) {
			sameFile(t, filepath.Join(docsFolder, "schemas", c.name+".schema.json"), s.text(t))
		}
		check := newSchemaCheck(t, c.name)
		var printed []string
		for _, e := range c.examples {
			text := w.printJSON(t, e)
			for line := range strings.Lines(documents(e, text)) {
				if err := check(line); err != nil {
					t.Errorf("`jtlctl %s -o json` does not print a document of %s.schema.json: %v\n%s", e.args, c.name, err, line)
				}
			}
			printed = append(printed, text)
		}
		if c.varies || len(printed) == 0 {
			printed = []string{""}
		}
		page.add(c, s, printed[0])
	}
	sameFile(t, filepath.Join(docsFolder, "json.md"), page.String())
}

// documents puts the documents of an output on one line each.
func documents(e example, text string) string {
	if strings.Contains(e.args, "--batch") {
		return text
	}
	var b bytes.Buffer
	if json.Compact(&b, []byte(text)) != nil {
		return strings.ReplaceAll(text, "\n", " ")
	}
	return b.String()
}

// printJSON runs a command line and returns the one stream that it wrote to.
func (w *transcriptWorld) printJSON(t *testing.T, e example) string {
	t.Helper()
	var args []string
	for _, word := range append(strings.Fields(e.args), "-o", "json") {
		args = append(args, os.Expand(word, w.Environment))
	}
	var out, errs bytes.Buffer
	if args[0] == "manifest" || args[0] == "demo" { // documents with the names of files, and a sandbox of its own
		return inFolder(t, examplesFolder, args)
	}
	for i, word := range args {
		if strings.HasSuffix(word, ".yaml") || strings.HasSuffix(word, ".json") {
			args[i] = filepath.Join(docsFolder, "examples", word)
		}
	}
	streams := &console.Console{In: strings.NewReader(e.input), Out: &out, Err: &errs}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if e.stop {
		streams.Out, streams.Err = writes{&out, cancel}, io.Discard
	}
	once := w.World
	once.Console = streams
	code := cli.Run(ctx, args, once)
	if out.Len() > 0 && errs.Len() > 0 {
		t.Errorf("%s: exit code %d, and two documents:\n%s\n%s", e.args, code, &out, &errs)
	}
	return out.String() + errs.String()
}

// writes calls a function after each write.
type writes struct {
	io.Writer
	written func()
}

func (w writes) Write(p []byte) (int, error) {
	defer w.written()
	return w.Writer.Write(p)
}

// newSchemaCheck holds documents against the file of a schema, and against
// names that it does not have: a program must not meet what no page describes.
func newSchemaCheck(t *testing.T, name string) func(text string) error {
	t.Helper()
	file, err := os.Open(filepath.Join(docsFolder, "schemas", name+".schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	document, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	closeObjects(document)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) error {
		printed, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			return err
		}
		return schema.Validate(printed)
	}
}

func TestSchemaCheck(t *testing.T) {
	t.Parallel()
	check := newSchemaCheck(t, "scope-diff")
	const right = `{"added": [], "removed": ["a.read"], "changed": [{"scope": "b.read", "from": "x", "to": "y"}], "kept": [], "register_anew": true}`
	if err := check(right); err != nil {
		t.Error(err)
	}
	for _, change := range [][2]string{
		{`"kept": [], `, ``}, {`"added": []`, `"added": null`}, {`"kept"`, `"more": 1, "kept"`}, {`"from"`, `"more": 1, "from"`},
		{`true}`, `"yes"}`}, {`["a.read"]`, `[1]`}, {`true}`, `true} {}`},
	} {
		wrong := strings.Replace(right, change[0], change[1], 1)
		if wrong == right || check(wrong) == nil {
			t.Errorf("%s is accepted", wrong)
		}
	}
}

// closeObjects makes a schema refuse names that it does not list. Published
// schemas do not: programs must accept what a later version adds.
func closeObjects(schema any) {
	switch schema := schema.(type) {
	case []any:
		for _, item := range schema {
			closeObjects(item)
		}
	case map[string]any:
		for _, value := range schema {
			closeObjects(value)
		}
		if _, is := schema["properties"].(map[string]any); is && schema["additionalProperties"] == nil {
			schema["additionalProperties"] = false
		}
	}
}
