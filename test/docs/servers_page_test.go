package docs

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const serversPage = docsFolder + "/servers.md"

// onlyBlock returns the text of the one block of a page that has some words.
func onlyBlock(t *testing.T, page, language, words string) string {
	t.Helper()
	var found []string
	for _, b := range blocks(readFile(t, page)) {
		if b.language == language && strings.Contains(b.text, words) {
			found = append(found, b.text)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s has %d blocks of %s with %q", page, len(found), language, words)
	}
	return found[0]
}

// unit are the settings of a unit file of systemd, by name.
func unit(text string) map[string][]string {
	settings := map[string][]string{}
	for line := range strings.Lines(text) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			settings[name] = append(settings[name], value)
		}
	}
	return settings
}

// worker puts a program into a folder that prints what it gets of jtlctl.
func worker(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "run")
	writeFile(t, path, "#!/bin/sh\necho \"token ${JTL_ACCESS_TOKEN%%.*}\"\nenv | grep SECRET\ntrue\n")
	if err := os.Chmod(path, 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// wantWorker runs a command, in an environment and nothing else, that starts the worker.
func wantWorker(t *testing.T, s *session, line, environment []string) {
	t.Helper()
	c := exec.CommandContext(t.Context(), line[0], line[1:]...)
	c.Dir = "/"
	c.Env = append(append([]string{"JTLCTL_TOKEN_URL=http://127.0.0.1:7373/oauth2/token"}, environment...), testVariables(s)...)
	out, err := c.CombinedOutput()
	if err != nil || string(out) != "token eyJhbGciOiJFUzI1NiIsImtpZCI6InNhbmRib3gtYWNjZXNzIiwidHlwIjoiSldUIn0\n" {
		t.Errorf("%q: %v: %s", line, err, out)
	}
}

// testVariables are those that make the test binary a jtlctl, without PATH and HOME.
func testVariables(s *session) (left []string) {
	for _, variable := range s.environment {
		if !strings.HasPrefix(variable, "PATH=") && !strings.HasPrefix(variable, "HOME=") {
			left = append(left, variable)
		}
	}
	return left
}

// TestServersPage_systemd runs the service as systemd does: with the credential in a folder
// of its own, and the environment of the unit.
func TestServersPage_systemd(t *testing.T) {
	t.Parallel()
	needsBash(t)
	s := newSession(t, nil)
	jtlctl, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("/usr/bin/jtlctl", jtlctl, "/opt/shop-sync/run", worker(t, s.folder)).Replace(onlyBlock(t, serversPage, "ini", "LoadCredential="))
	settings := unit(text)

	name, _, ok := strings.Cut(settings["LoadCredential"][0], ":")
	if !ok {
		t.Fatal(settings)
	}
	credentials := filepath.Join(s.folder, "credentials")
	if err := os.Mkdir(credentials, 0o500|0o200); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(credentials, name), "sandbox-secret\n")
	if err := os.Chmod(filepath.Join(credentials, name), 0o400); err != nil {
		t.Fatal(err)
	}
	environment := []string{"CREDENTIALS_DIRECTORY=" + credentials, "PATH=/usr/bin:/bin"}
	for _, variable := range settings["Environment"] {
		environment = append(environment, strings.ReplaceAll(variable, "%d", credentials))
	}
	wantWorker(t, s, strings.Fields(settings["ExecStart"][0]), environment)
	wantWorker(t, s, strings.Fields(settings["ExecStart"][0]), append(environment, "HOME=/")) // of DynamicUser=

	if _, err := exec.LookPath("systemd-analyze"); err != nil {
		t.Skip("this machine has no systemd-analyze, which reads the unit")
	}
	path := filepath.Join(s.folder, "shop-sync.service")
	writeFile(t, path, text)
	if out, err := exec.CommandContext(t.Context(), "systemd-analyze", "verify", "--man=no", path).CombinedOutput(); strings.Contains(string(out), "shop-sync") {
		t.Errorf("systemd-analyze: %v: %s", err, out)
	}
}

// container is what compose.yaml and Kubernetes say of one.
type container struct {
	Command      []string
	Env          []struct{ Name, Value string }
	VolumeMounts []struct {
		Name      string
		MountPath string `yaml:"mountPath"`
	} `yaml:"volumeMounts"`
}

// TestServersPage_kubernetes: the file that the variable names is in the volume.
func TestServersPage_kubernetes(t *testing.T) {
	t.Parallel()
	needsBash(t)
	var job struct {
		Spec struct {
			JobTemplate struct {
				Spec struct {
					Template struct {
						Spec struct {
							Containers []container
							Volumes    []struct {
								Name   string
								Secret struct{ Items []struct{ Key, Path string } }
							}
						}
					}
				}
			} `yaml:"jobTemplate"`
		}
	}
	parseYAML(t, onlyBlock(t, serversPage, "yaml", "kind: CronJob"), &job)
	pod := job.Spec.JobTemplate.Spec.Template.Spec
	c, volume := pod.Containers[0], pod.Volumes[0]
	s := newSession(t, nil)

	// A volume has its files behind two links, and modes that jtlctl did not choose.
	mounted := filepath.Join(s.folder, "volume")
	data := filepath.Join(mounted, "..2026_11_27")
	if err := os.MkdirAll(data, 0o755); err != nil {
		t.Fatal(err)
	}
	file := volume.Secret.Items[0].Path
	writeFile(t, filepath.Join(data, file), "sandbox-secret")
	for link, to := range map[string]string{"..data": filepath.Base(data), file: "..data/" + file} {
		if err := os.Symlink(to, filepath.Join(mounted, link)); err != nil {
			t.Fatal(err)
		}
	}
	if c.VolumeMounts[0].Name != volume.Name {
		t.Errorf("%+v", c)
	}
	environment := []string{"PATH=/usr/bin:/bin", "JTL_CLIENT_ID=4711"}
	for _, variable := range c.Env {
		if variable.Name == "JTL_CLIENT_SECRET_FILE" {
			environment = append(environment, variable.Name+"="+strings.Replace(variable.Value, c.VolumeMounts[0].MountPath, mounted, 1))
		}
	}
	wantWorker(t, s, command(t, s, c.Command), environment)
}

// command is a command of the page with the programs of the test.
func command(t *testing.T, s *session, words []string) (line []string) {
	t.Helper()
	jtlctl, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	run := worker(t, s.folder)
	for _, word := range words {
		switch word {
		case "jtlctl":
			word = jtlctl
		case "/opt/shop-sync/run":
			word = run
		}
		line = append(line, word)
	}
	return line
}

// TestServersPage_compose: the variable names the file at which Docker mounts the secret.
// packaging/check runs the image with it.
func TestServersPage_compose(t *testing.T) {
	t.Parallel()
	var compose struct {
		Services map[string]struct {
			Command     []string
			Environment map[string]string
			Secrets     []string
		}
		Secrets map[string]struct{ File string }
	}
	parseYAML(t, onlyBlock(t, serversPage, "yaml", "services:"), &compose)
	found := 0
	for name, service := range compose.Services {
		if len(service.Secrets) == 0 {
			continue
		}
		found++
		secret := service.Secrets[0]
		if service.Environment["JTL_CLIENT_SECRET_FILE"] != "/run/secrets/"+secret || compose.Secrets[secret].File == "" {
			t.Errorf("%s: %+v", name, service)
		}
	}
	if found == 0 {
		t.Error("no service has a secret")
	}
}

// TestServersPage_gitlab runs the lines of the job on what a runner writes.
func TestServersPage_gitlab(t *testing.T) {
	t.Parallel()
	needsBash(t)
	if runtime.GOOS == "windows" {
		t.Skip("modes of Unix")
	}
	var jobs map[string]struct{ Script []string }
	parseYAML(t, onlyBlock(t, serversPage, "yaml", "CI_PROJECT_DIR"), &jobs)
	s := newSession(t, nil)
	project := filepath.Join(s.folder, "shop")
	file := filepath.Join(project+".tmp", "JTL_CLIENT_SECRET_FILE")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	writeFile(t, file, "sandbox-secret")
	for path, mode := range map[string]os.FileMode{filepath.Dir(file): 0o777, file: 0o666} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	run := func(lines []string) (string, error) {
		c := exec.CommandContext(t.Context(), "bash", "-ec", strings.ReplaceAll(strings.Join(lines, "\n"), "npm start", worker(t, s.folder)))
		c.Dir = s.folder
		c.Env = append([]string{"JTLCTL_TOKEN_URL=http://127.0.0.1:7373/oauth2/token", "JTL_CLIENT_ID=4711", "JTL_CLIENT_SECRET_FILE=" + file, "CI_PROJECT_DIR=" + project}, s.environment...)
		out, err := c.CombinedOutput()
		return string(out), err
	}
	script := jobs["token"].Script
	if out, err := run(script[1:]); err == nil || !strings.Contains(out, "users other than its owner can write") {
		t.Errorf("without the first line: %v: %s", err, out)
	}
	if out, err := run(script); err != nil || !strings.HasPrefix(out, "token eyJ") || strings.Contains(out, "SECRET") {
		t.Errorf("%v: %s", err, out)
	}
}

func parseYAML(t *testing.T, text string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}
