package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/test/binary"
)

const module = "github.com/jtlctl/jtlctl/"

// TestArrowsPointDownwards lists which packages of the project each of its
// packages may import.
func TestArrowsPointDownwards(t *testing.T) {
	t.Parallel()
	allowed := map[string]string{
		"internal/apicall":               "internal/console internal/disk internal/fault internal/graphql internal/platform internal/scope internal/suggest internal/textutil",
		"internal/appfile":               "internal/disk internal/erp internal/fault internal/jsonast internal/lint internal/manifest internal/wawi",
		"internal/catalog":               "internal/disk internal/erp internal/fault internal/openapi internal/platform internal/quote internal/scope internal/secret internal/sorting internal/suggest",
		"internal/cli":                   "internal/cli/api internal/cli/auth internal/cli/complete internal/cli/config internal/cli/demo internal/cli/doctor internal/cli/jwks internal/cli/jwt internal/cli/kit internal/cli/manifest internal/cli/profile internal/cli/proxy internal/cli/sandbox internal/cli/scope internal/cli/token internal/cli/version internal/cli/wawi internal/console internal/disk internal/fault internal/jwt internal/platform internal/profile internal/secret internal/suggest",
		"internal/cli/api":               "internal/cli/kit internal/cloud",
		"internal/cli/auth":              "internal/cli/kit internal/console internal/credential internal/fault internal/jwt internal/platform internal/quote internal/secret",
		"internal/cli/complete":          "internal/catalog internal/cli/kit internal/cloud internal/console internal/erp internal/lint internal/manifest internal/merchant internal/platform internal/profile internal/scope internal/secret internal/sorting internal/verify internal/wawi",
		"internal/cli/config":            "internal/cli/kit internal/profile",
		"internal/cli/demo":              "internal/cli/kit internal/console internal/demo internal/disk",
		"internal/cli/doctor":            "internal/cli/kit internal/console internal/doctor internal/platform",
		"internal/cli/jwks":              "internal/cli/kit internal/fault internal/jwks internal/jwt internal/verify",
		"internal/cli/jwt":               "internal/cli/kit internal/console internal/disk internal/fault internal/jwks internal/jwt internal/platform internal/probe internal/quote internal/sandbox internal/secret internal/verify",
		"internal/cli/kit":               "internal/apicall internal/catalog internal/cloud internal/console internal/credential internal/disk internal/environ internal/fault internal/interrupt internal/layout internal/lint internal/manifest internal/openapi internal/platform internal/profile internal/scope internal/secret internal/suggest internal/textutil internal/verify",
		"internal/cli/manifest":          "internal/cli/kit internal/console internal/fault internal/lint internal/manifest internal/manifest/report internal/merchant internal/suggest",
		"internal/cli/profile":           "internal/cli/kit internal/profile",
		"internal/cli/proxy":             "internal/apicall internal/cli/kit internal/cloud internal/console internal/credential internal/fault internal/infer internal/lint internal/proxy internal/record internal/scope internal/secret internal/wawi",
		"internal/cli/sandbox":           "internal/cli/kit internal/console internal/fault internal/platform internal/quote internal/sandbox internal/sandbox/cloudapi",
		"internal/cli/scope":             "internal/catalog internal/cli/kit internal/console internal/erp internal/fault internal/graphql internal/infer internal/lint internal/manifest internal/manifest/report internal/merchant internal/scope internal/suggest internal/wawi",
		"internal/cli/token":             "internal/cli/kit internal/credential internal/fault internal/jwt internal/platform internal/process internal/token",
		"internal/cli/version":           "internal/cli/kit",
		"internal/cli/wawi":              "internal/appfile internal/cli/kit internal/console internal/environ internal/erp internal/fault internal/jwt internal/quote internal/scope internal/secret internal/suggest internal/wawi",
		"internal/cloud":                 "internal/apicall internal/credential internal/disk internal/fault internal/host internal/jwt internal/platform internal/profile internal/scope internal/secret internal/suggest internal/textutil internal/token internal/verify",
		"internal/console":               "internal/disk",
		"internal/credential":            "internal/disk internal/environ internal/fault internal/platform internal/process internal/profile internal/secret internal/textutil internal/token",
		"internal/demo":                  "internal/disk internal/fault internal/jwt internal/sandbox internal/sandbox/cloudapi internal/secret",
		"internal/disk":                  "internal/fault internal/quote internal/textutil",
		"internal/disk/disktest":         "",
		"internal/doctor":                "internal/catalog internal/credential internal/disk internal/fault internal/platform internal/profile internal/scope internal/secret",
		"internal/environ":               "",
		"internal/erp":                   "internal/sorting internal/suggest",
		"internal/exactjson":             "",
		"internal/fault":                 "",
		"internal/fault/faulttest":       "internal/fault",
		"internal/graphql":               "internal/exactjson internal/fault internal/sorting internal/textutil",
		"internal/host":                  "",
		"internal/infer":                 "internal/disk internal/erp internal/fault internal/graphql internal/record internal/scope internal/sorting internal/source internal/source/platform internal/source/tree internal/textutil internal/traffic",
		"internal/interrupt":             "",
		"internal/jsonast":               "internal/sorting internal/textutil",
		"internal/jwks":                  "internal/exactjson internal/fault internal/textutil",
		"internal/jwt":                   "internal/exactjson internal/fault internal/jwks internal/suggest internal/textutil",
		"internal/layout":                "internal/disk internal/fault",
		"internal/lint":                  "internal/disk internal/erp internal/fault internal/infer internal/manifest internal/manifest/report internal/merchant internal/project internal/quote internal/scope internal/suggest internal/textutil",
		"internal/manifest":              "internal/erp internal/host internal/jsonast internal/scope internal/sorting internal/suggest internal/textutil internal/yamltext",
		"internal/manifest/report":       "internal/console internal/jsonast internal/manifest internal/sorting internal/textutil",
		"internal/merchant":              "internal/fault internal/suggest",
		"internal/openapi":               "internal/fault internal/textutil",
		"internal/platform":              "internal/disk internal/exactjson internal/fault internal/host internal/secret internal/suggest",
		"internal/platform/platformtest": "",
		"internal/probe":                 "internal/fault internal/host internal/jwt internal/platform internal/sandbox internal/suggest internal/textutil",
		"internal/process":               "internal/fault internal/interrupt internal/quote",
		"internal/profile":               "internal/disk internal/environ internal/fault internal/platform internal/secret internal/suggest internal/textutil",
		"internal/project":               "internal/disk internal/fault internal/suggest internal/textutil internal/yamltext",
		"internal/proxy":                 "internal/apicall internal/cloud internal/disk internal/fault internal/graphql internal/host internal/infer internal/platform internal/record internal/scope internal/secret internal/textutil internal/token internal/wawi",
		"internal/quote":                 "",
		"internal/record":                "internal/disk internal/exactjson internal/fault internal/graphql internal/scope internal/textutil",
		"internal/sandbox":               "internal/disk internal/erp internal/fault internal/graphql internal/host internal/jwks internal/jwt internal/platform internal/quote internal/record internal/sandbox/cloudapi internal/scope internal/secret internal/suggest",
		"internal/sandbox/cloudapi":      "internal/disk internal/erp internal/fault internal/openapi internal/scope internal/sorting internal/suggest internal/textutil",
		"internal/scope":                 "internal/erp internal/fault internal/graphql internal/sorting internal/textutil",
		"internal/scope/gen":             "",
		"internal/secret":                "internal/disk internal/fault internal/process internal/secret/keychain internal/secret/lettercase internal/suggest internal/textutil",
		"internal/secret/keychain":       "internal/fault",
		"internal/secret/lettercase":     "",
		"internal/secret/secrettest":     "internal/fault internal/secret",
		"internal/sorting":               "",
		"internal/source":                "internal/erp internal/scope internal/sorting internal/source/client internal/source/document internal/source/eval internal/source/lex internal/source/platform internal/source/project internal/source/shell internal/source/syntax internal/source/value internal/source/word internal/textutil",
		"internal/source/client":         "internal/source/eval internal/source/lex internal/source/platform internal/source/project internal/source/syntax internal/source/value internal/source/word",
		"internal/source/document":       "internal/graphql internal/jsonast internal/scope internal/source/platform internal/source/value internal/source/word internal/yamltext",
		"internal/source/eval":           "internal/source/expr internal/source/lex internal/source/project internal/source/syntax internal/source/value internal/source/word",
		"internal/source/expr":           "internal/source/lex internal/source/syntax",
		"internal/source/lex":            "",
		"internal/source/platform":       "internal/source/word",
		"internal/source/project":        "internal/jsonast internal/source/lex internal/source/syntax internal/source/word internal/yamltext",
		"internal/source/shell":          "internal/sorting internal/source/platform internal/source/value internal/source/word internal/textutil",
		"internal/source/syntax":         "internal/sorting internal/source/lex internal/textutil",
		"internal/source/tree":           "internal/disk internal/fault internal/sorting internal/source internal/source/syntax internal/textutil",
		"internal/source/value":          "internal/source/syntax",
		"internal/source/word":           "",
		"internal/suggest":               "internal/fault",
		"internal/textutil":              "",
		"internal/token":                 "internal/disk internal/exactjson internal/fault internal/jwt internal/platform internal/quote internal/secret internal/suggest internal/textutil",
		"internal/traffic":               "internal/fault internal/graphql internal/textutil",
		"internal/verify":                "internal/disk internal/fault internal/jwks internal/jwt internal/platform internal/quote internal/secret internal/suggest",
		"internal/wawi":                  "internal/apicall internal/disk internal/erp internal/exactjson internal/fault internal/host internal/interrupt internal/platform internal/quote internal/scope internal/secret internal/suggest internal/textutil",
		"internal/yamltext":              "internal/jsonast internal/sorting internal/textutil",
	}
	for _, line := range golist(t, `{{.ImportPath}} {{join .Imports " "}}`, "../../internal/...") {
		words := slices.DeleteFunc(strings.Fields(line), func(word string) bool { return !strings.HasPrefix(word, module) })
		name := strings.TrimPrefix(words[0], module)
		permitted, known := allowed[name]
		if !known {
			t.Errorf("%s is not in the table of this test", name)
		}
		for _, imported := range words[1:] {
			if imported = strings.TrimPrefix(imported, module); !slices.Contains(strings.Fields(permitted), imported) {
				t.Errorf("%s must not import %s", name, imported)
			}
		}
	}
}

// TestImports_outside: which packages of Go and of others only some packages may
// import, or some may not.
func TestImports_outside(t *testing.T) {
	t.Parallel()
	pure := []string{"internal/source", "internal/source/client", "internal/source/document", "internal/source/eval", "internal/source/expr", "internal/source/lex", "internal/source/platform", "internal/source/project", "internal/source/shell", "internal/source/syntax", "internal/source/value", "internal/source/word", "internal/traffic", "internal/graphql", "internal/openapi", "internal/jwt", "internal/suggest", "internal/fault", "internal/merchant", "internal/scope", "internal/jsonast", "internal/yamltext", "internal/manifest", "internal/manifest/report"}
	exceptions := map[string]string{
		"internal/cli/kit net/http": "the type of World.Transport, with which tests replace the network",
	}
	for _, line := range golist(t, `{{.ImportPath}} {{join .Imports " "}}`, "../../cmd/...", "../../internal/...") {
		words := strings.Fields(line)
		name := strings.TrimPrefix(words[0], module)
		commandLine := name == "internal/cli" || strings.HasPrefix(name, "internal/cli/")
		for _, imported := range words[1:] {
			why := ""
			switch {
			case commandLine && slices.Contains([]string{"os", "os/exec", "net", "net/http", "path/filepath"}, imported):
				why = "the command line opens no file and no connection; what it decides belongs below it"
			case slices.Contains(pure, name) && slices.Contains([]string{"os", "net/http"}, imported):
				why = "it knows nothing of disk and network"
			case !commandLine && (imported == "github.com/spf13/cobra" || imported == "github.com/spf13/pflag"):
				why = "only the command line knows flags"
			case name != "internal/profile" && imported == "github.com/spf13/viper":
				why = "only internal/profile knows viper"
			}
			if why != "" && exceptions[name+" "+imported] == "" {
				t.Errorf("%s imports %s: %s", name, imported, why)
			}
		}
	}
}

// TestPurePackagesStayPure looks at everything they pull in.
func TestPurePackagesStayPure(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"exactjson", "graphql", "openapi", "jwt", "jwks", "scope", "jsonast", "yamltext", "manifest", "merchant"} {
		for _, dependency := range golist(t, "{{.ImportPath}}", "-deps", "../../internal/"+name) {
			if slices.Contains([]string{"net/http", "os/exec", "os/signal"}, dependency) {
				t.Errorf("internal/%s pulls in %s", name, dependency)
			}
		}
	}
}

// TestTheBinaryHasNoStowaways: what is for tests stays in tests, and what is heavy or
// costs at start-up stays out. Who imports it is said, from main on.
func TestTheBinaryHasNoStowaways(t *testing.T) {
	t.Parallel()
	needsGo(t)
	imports, err := binary.ReadImports(t.Context(), ".", ".")
	if err != nil {
		t.Fatal(err)
	}
	for name := range imports.Of {
		for banned := range strings.FieldsSeq(`testing net/http/httptest net/http/pprof net/http/cgi net/http/fcgi net/rpc/ net/smtp expvar
			runtime/pprof runtime/trace runtime/metrics runtime/coverage plugin go/ debug/ database/ archive/ encoding/gob encoding/xml text/tabwriter text/scanner index/ image/
			github.com/rogpeppe/go-internal/testscript github.com/stretchr/ github.com/davecgh/ github.com/google/ github.com/hashicorp/ github.com/prometheus/ github.com/sirupsen/
			github.com/fatih/ github.com/santhosh-tekuri/ github.com/spf13/cobra/doc github.com/vektah/gqlparser/v2/validator/ google.golang.org/ k8s.io/ sigs.k8s.io/ go.opentelemetry.io/ go.uber.org/
			cloud.google.com/ gopkg.in/ golang.org/x/net/ golang.org/x/tools/ golang.org/x/exp/`) {
			if name == strings.TrimSuffix(banned, "/") || (strings.HasSuffix(banned, "/") && strings.HasPrefix(name, banned)) {
				t.Errorf("the binary contains %s, which is banned; it is imported by\n\t%s", name, strings.Join(imports.Path(name), "\n\t"))
			}
		}
	}
	if len(imports.Path("net/http")) < 3 {
		t.Error("the imports are not understood: none leads to net/http")
	}
}

// TestTheTestBinaryStartsQuickly: the tests start it thousands of times as
// jtlctl. What compiles schemas at start-up is imported in test/docs.
func TestTheTestBinaryStartsQuickly(t *testing.T) {
	t.Parallel()
	for _, dependency := range golist(t, "{{.ImportPath}}", "-deps", "-test", ".") {
		if strings.HasPrefix(dependency, "github.com/santhosh-tekuri/jsonschema/") {
			t.Errorf("the test binary contains %s", dependency)
		}
	}
}

// TestExpressions_compiledOnce: to compile a regular expression takes some ten
// microseconds, which nobody should pay at start-up or for each of many documents.
func TestExpressions_compiledOnce(t *testing.T) {
	t.Parallel()
	compiles := regexp.MustCompile(`regexp\.(MustCompile|Compile)(POSIX)?\(`)
	for _, folder := range golist(t, "{{.Dir}}", "../../cmd/...", "../../internal/...") {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") || strings.HasSuffix(filepath.ToSlash(path), "/internal/textutil/pattern.go") {
				continue
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range compiles.FindAllIndex(text, -1) {
				// textutil.Pattern does it. What is no constant is in the function that is
				// handed to sync.OnceValue.
				before := text[max(0, at[0]-500):at[0]]
				if once := bytes.LastIndex(before, []byte("sync.OnceValue(func() *regexp.Regexp {")); once < 0 || bytes.Contains(before[once:], []byte("\n}")) {
					t.Errorf("%s: an expression is compiled at byte %d, which textutil.NewPattern would do at first use", path, at[0])
				}
			}
		}
	}
}

// TestSorts_compiledOnce: each type of element that slices.SortFunc is called with adds
// 25 KB to the program.
func TestSorts_compiledOnce(t *testing.T) {
	t.Parallel()
	generic := regexp.MustCompile(`slices\.(SortFunc|SortStableFunc|SortedFunc|SortedStableFunc)\(`)
	for _, folder := range golist(t, "{{.Dir}}", "../../cmd/...", "../../internal/...") {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if found := generic.Find(text); found != nil && !strings.HasSuffix(path, "_test.go") {
				t.Errorf("%s: %s is compiled again for each type; use internal/sorting", path, found)
			}
		}
	}
}

// TestEverySystemHasItsKeyring: a binary that was built for another system must
// carry that system's keyring, without cgo.
func TestEverySystemHasItsKeyring(t *testing.T) {
	t.Parallel()
	needsGo(t)
	for system, want := range map[string]string{
		"windows": "github.com/danieljoos/wincred",
		"linux":   "github.com/godbus/dbus/v5",
		"darwin":  "github.com/zalando/go-keyring/internal/shellescape",
	} {
		c := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{.ImportPath}}{{if .CgoFiles}} cgo{{end}}", ".")
		c.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Split(string(out), "\n"); !slices.Contains(lines, want) || strings.Contains(string(out), " cgo") {
			t.Errorf("%s: %s is missing, or something needs cgo", system, want)
		}
	}
}

// needsGo skips a test of the source if the test binary runs without Go, as it does
// under Wine.
func needsGo(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("go is not in PATH")
	}
}

func golist(t *testing.T, format string, args ...string) []string {
	t.Helper()
	needsGo(t)
	out, err := exec.CommandContext(t.Context(), "go", append([]string{"list", "-f", format}, args...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
