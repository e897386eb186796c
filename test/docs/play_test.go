package docs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// What a process of a page is told by its environment.
const (
	sandboxVariable = "JTLCTL_TEST_SANDBOX" // the address at which 127.0.0.1:7373 really is
	homeVariable    = "JTLCTL_TEST_HOME"    // what the programs of the page keep
	clockVariable   = "JTLCTL_TEST_CLOCK"   // set if the clock stands still, for a page with output
	playVariable    = "JTLCTL_TEST_PLAY"    // the program to play, if it is not that of the process
	projectVariable = "JTLCTL_TEST_PROJECT" // the folder of this project
)

// pageWorld changes the world of a jtlctl that a page runs: the addresses of the page are where the test serves them, and the
// keyring is a folder.
func pageWorld(w kit.World) kit.World {
	if os.Getenv(clockVariable) != "" {
		w.Now = stillNow
		w.Random = &clitest.Counting{}
	}
	if !strings.HasPrefix(os.Getenv("JTLCTL_SANDBOX"), "https") { // that is one of the page, at its own port
		w.Transport = pageTransport{}
	}
	w.Keyring = folderKeyring(filepath.Join(os.Getenv(homeVariable), "keyring"))
	w.WorkFactor = clitest.WorkFactor
	w.Pause = func(context.Context, time.Duration) error { return nil }
	return w
}

const stillClock = clockVariable + "=still"

func stillNow() time.Time { return time.Unix(1_800_000_000, 0) }

// pageTransport connects 127.0.0.1:7373 with the sandbox of the test, and plays
// the public addresses of the platform that pages use.
type pageTransport struct{}

func (pageTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	switch host := r.URL.Hostname(); host {
	case "developer.jtl-software.com":
		return (clitest.HandlerTransport{Handler: http.HandlerFunc(publish)}).RoundTrip(r)
	case "developer.example":
		return (clitest.HandlerTransport{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, library) })}).RoundTrip(r)
	case "id.jtl-cloud.com":
		r = r.Clone(r.Context())
		r.URL.Scheme, r.URL.Host, r.Host = "http", sandbox.DefaultAddr, ""
		r.URL.Path = "/idp" + r.URL.Path
	case "wawi.lan":
		r = r.Clone(r.Context())
		r.URL.Scheme, r.URL.Host, r.Host = "http", sandbox.DefaultAddr, ""
	case "127.0.0.1", "localhost":
		if port := r.URL.Port(); port == "64110" || port == "5883" || port == "7400" { // a JTL-Wawi, and another sandbox
			r = r.Clone(r.Context())
			r.URL.Host, r.Host = sandbox.DefaultAddr, ""
		}
	default:
		return nil, fmt.Errorf("a page must not call %s", host)
	}
	return pageConnections.RoundTrip(r)
}

var pageConnections = &http.Transport{DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
	if address == sandbox.DefaultAddr {
		address = os.Getenv(sandboxVariable)
	}
	return (&net.Dialer{}).DialContext(ctx, network, address)
}}

// publish answers as the site with the documents of the API: 1.0 and 2.0, as they
// are built in, and 2.3.
func publish(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch name := filepath.Base(r.URL.Path); name {
	case "2.3.json":
		_, _ = io.WriteString(w, library)
	case "1.0.json", "2.0.json":
		_ = json.NewEncoder(w).Encode(publishedDocument(strings.TrimSuffix(name, ".json")))
	default:
		http.NotFound(w, r)
	}
}

// publishedDocument makes an OpenAPI document of the built-in data of a version.
func publishedDocument(version string) any {
	text, err := os.ReadFile(filepath.Join(os.Getenv(projectVariable), "internal", "scope", "data", "scopes-"+version+".tsv"))
	if err != nil {
		return nil
	}
	paths := map[string]map[string]any{}
	for line := range strings.Lines(string(text)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		method, path := strings.ToLower(fields[0]), fields[1]
		if method == "method" {
			continue
		}
		if paths[path] == nil {
			paths[path] = map[string]any{}
		}
		operation := map[string]any{"operationId": fields[3]}
		if fields[2] != "" {
			operation["security"] = []any{map[string]any{"Wawi": strings.Split(fields[2], ",")}}
		}
		paths[path][method] = operation
	}
	return map[string]any{"openapi": "3.0.4", "info": map[string]any{"title": "ERP", "version": version}, "paths": paths}
}

// folderKeyring keeps each secret in a file.
type folderKeyring string

func (k folderKeyring) file(user string) string {
	return filepath.Join(string(k), strings.NewReplacer("/", "_", ":", "_").Replace(user))
}

func (k folderKeyring) Get(_, user string) (string, error) {
	text, err := os.ReadFile(k.file(user))
	if errors.Is(err, fs.ErrNotExist) {
		return "", keyring.ErrNotFound
	}
	return string(text), err
}

func (k folderKeyring) Set(_, user, password string) error {
	return errors.Join(os.MkdirAll(string(k), 0o700), os.WriteFile(k.file(user), []byte(password), 0o600))
}

func (k folderKeyring) Delete(_, user string) error {
	err := os.Remove(k.file(user))
	if errors.Is(err, fs.ErrNotExist) {
		return keyring.ErrNotFound
	}
	return err
}

// otherPrograms are those that pages run besides jtlctl. The test binary plays
// them: no test needs the network, a project or another machine.
var otherPrograms = map[string]func(args []string) error{
	"curl":          playCurl,
	"npm":           playApp,
	"npx":           playTests,
	"brew":          playInstaller("brew"),
	"scoop":         playInstaller("scoop"),
	"winget":        playInstaller("winget"),
	"sudo":          playInstaller("sudo"),
	"go":            playInstaller("go"),
	"docker":        playInstaller("docker"),
	"cosign":        playInstaller("cosign"),
	"sha256sum":     playSHA256Sum,
	"phpunit":       playTests,
	"dotnet":        playTests,
	"ssh":           playSSH,
	"jq":            playJQ,
	"git":           playGit,
	"gh":            playGH,
	"rest-client":   playRESTClient,
	"pass":          func([]string) error { return printed("sandbox-secret") },
	"Get-Clipboard": playClipboard,
	"pbpaste":       playClipboard,
	"person":        playPerson,
	"Out-String":    playOutString,
	// PowerShell runs what it reads.
	"Invoke-Expression": playInvokeExpression,
}

func printed(text string) error {
	_, err := fmt.Println(text)
	return err
}

// playGH stores a variable or a secret of a repository.
func playGH(args []string) error {
	if len(args) < 3 || args[1] != "set" || args[0] != "variable" && args[0] != "secret" {
		return fmt.Errorf("gh %s is not played here", strings.Join(args, " "))
	}
	return nil
}

func playClipboard([]string) error {
	text, err := os.ReadFile(filepath.Join(os.Getenv(homeVariable), "clipboard"))
	return errors.Join(err, printed(string(text)))
}

// playTests are the tests of the reader's app, which need the sandbox.
func playTests(args []string) error {
	if args[0] == "jtlctl" {
		return playInstaller("npx")(args)
	}
	if os.Getenv("JTL_API_BASE") == "" || os.Getenv("CLIENT_ID") == "" {
		return errors.New("the variables of an app are not set")
	}
	return printed("the tests know the sandbox")
}

// playApp is the app of the reader, which needs a token.
func playApp(args []string) error {
	if args[0] == "install" {
		return playInstaller("npm")(args)
	}
	if os.Getenv("JTL_ACCESS_TOKEN") == "" {
		return errors.New("JTL_ACCESS_TOKEN is not set")
	}
	return printed("the app has a token")
}

// playOutString is what PowerShell has to make one text of all lines.
func playOutString([]string) error {
	_, err := io.Copy(os.Stdout, os.Stdin)
	return err
}

func playInvokeExpression([]string) error {
	text, err := io.ReadAll(os.Stdin)
	if err == nil && !strings.Contains(string(text), "Register-ArgumentCompleter") {
		err = errors.New("this completes nothing")
	}
	return err
}

// playSSH runs the command in the home of another machine: a folder with the name of
// that, if there is one, with registrations and keys of its own.
func playSSH(args []string) error {
	command := exec.Command("sh", "-c", strings.Join(args[1:], " "))
	command.Dir = os.Getenv(homeVariable)
	if other := filepath.Join(command.Dir, args[0]); isFolder(other) {
		command.Dir = other
		command.Env = append(os.Environ(), "HOME="+command.Dir, homeVariable+"="+command.Dir)
	}
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	return command.Run()
}

// playJQ prints one text of a document: jq -r .a.b [FILE]. The first of a list is 0.
func playJQ(args []string) error {
	in := io.Reader(os.Stdin)
	if last := args[len(args)-1]; !strings.HasPrefix(last, ".") {
		file, err := os.Open(last)
		if err != nil {
			return err
		}
		defer file.Close()
		in, args = file, args[:len(args)-1]
	}
	var value any
	if err := json.NewDecoder(in).Decode(&value); err != nil {
		return err
	}
	for name := range strings.SplitSeq(strings.TrimPrefix(args[len(args)-1], "."), ".") {
		if list, ok := value.([]any); ok && name == "0" && len(list) > 0 {
			value = list[0]
			continue
		}
		object, ok := value.(map[string]any)
		if !ok || object[name] == nil {
			return fmt.Errorf("there is no %s", name)
		}
		value = object[name]
	}
	return printed(fmt.Sprint(value))
}

// playGit clones this project, and prints a file of the last commit: that of the
// folder.
func playGit(args []string) error {
	if args[0] == "clone" {
		sample := filepath.Join("test", "testdata", "shop-sync")
		return os.CopyFS(filepath.Join("jtlctl", sample), os.DirFS(filepath.Join(os.Getenv(projectVariable), sample)))
	}
	_, name, _ := strings.Cut(args[len(args)-1], ":")
	text, err := os.ReadFile(name)
	return errors.Join(err, printed(string(text)))
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
