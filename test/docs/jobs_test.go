package docs

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// jobScene is the project in which the jobs of a page run: an app without
// findings, and credentials as a build server has them.
const jobScene = `export JTLCTL_TOKEN_URL=http://127.0.0.1:7373/oauth2/token JTLCTL_API_URL=http://127.0.0.1:7373
curl -O ` + examplesURL + `app.json
sed -i.bak 's/orders.write/customers.read/; s/setupUrl/configurationUrl/' app.json
mkdir src; echo 'fetch("https://api.jtl-cloud.com/erp/v2/customerGroups", {method: "GET"})' > src/a.ts
(umask 077; printf 'sandbox-secret\n' > secret.txt)
`

// job is what a block for another program makes of jtlctl: command lines, and
// files that have to be there afterwards.
type job struct{ lines, files []string }

// jobOf reads a block that another program executes. A block without command
// lines, such as the settings of a project, has none.
func jobOf(b block) (job, error) {
	switch b.language {
	case "yaml":
		return jobOfYAML(b)
	case "ini":
		return unitJob(b.text)
	case "dockerfile":
		return imageJob(b.text)
	}
	return job{}, nil
}

func jobOfYAML(b block) (job, error) {
	var top map[string]yaml.Node
	if err := yaml.Unmarshal([]byte(b.text), &top); err != nil {
		return job{}, err
	}
	has := func(name string) bool { _, found := top[name]; return found }
	switch {
	case has("jobs"):
		return workflowJob(b.text)
	case has("repos"):
		return preCommitJob(b.text)
	case has("services"):
		return composeJob(b.text)
	case has("kind"), strings.Contains(b.text, "CI_PROJECT_DIR"):
		return job{}, nil // TestServersPage_kubernetes and _gitlab run them with what was mounted
	case filepath.Base(b.file) == ".jtlctl.yaml":
		return job{lines: []string{"jtlctl manifest lint app.json"}}, nil
	case strings.HasSuffix(b.file, "gitlab-ci.yml"):
		return pipelineJob(b.text)
	}
	return job{}, errors.New("nothing says what this YAML is for: name its file in the sentence before it")
}

// pipelineJob is a .gitlab-ci.yml: the lines of all jobs, which may stop at none.
func pipelineJob(text string) (job, error) {
	var jobs map[string]struct {
		Before    []string `yaml:"before_script"`
		Script    []string
		Variables map[string]string
		Artifacts struct {
			Paths   []string
			Reports map[string]string
		}
	}
	if err := yaml.Unmarshal([]byte(text), &jobs); err != nil {
		return job{}, err
	}
	var all job
	for _, name := range sortedKeys(jobs) {
		one := jobs[name]
		for _, variable := range sortedKeys(one.Variables) {
			all.lines = append(all.lines, fmt.Sprintf("export %s=%q", variable, one.Variables[variable]))
		}
		all.lines = slices.Concat(all.lines, one.Before, one.Script)
		all.files = append(all.files, one.Artifacts.Paths...)
		for _, report := range sortedKeys(one.Artifacts.Reports) {
			all.files = append(all.files, one.Artifacts.Reports[report])
		}
	}
	return all, nil
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

var notCopied = regexp.MustCompile(`^go install |packaging/github/step" install`) // packaging/check runs the steps that install

// TestBlocks_jobs runs what the workflows, pipelines, services and images of the
// pages run, in a project without findings: every line ends with 0, and every file
// that they upload is there.
func TestBlocks_jobs(t *testing.T) {
	t.Parallel()
	needsBash(t)
	for _, page := range written(t) {
		for _, b := range blocks(readFile(t, page)) {
			found, err := jobOf(b)
			if err != nil {
				t.Errorf("%s:%d: %v", page, b.line, err)
			}
			if len(found.lines) == 0 {
				continue
			}
			t.Run(fmt.Sprint(filepath.Base(page), ":", b.line), func(t *testing.T) {
				t.Parallel()
				for _, failed := range runJob(t, b, found) {
					t.Error(failed)
				}
			})
		}
	}
}

// runJob returns the lines that failed, and the files that are missing.
func runJob(t *testing.T, b block, found job) []string {
	t.Helper()
	if b.file == "" {
		b.file = ".github/workflows/page.yml"
	}
	lines := commandLines(t, []block{{language: "sh", text: jobScene}, {language: "text", text: b.text, file: b.file}})
	for _, line := range found.lines {
		if !notCopied.MatchString(line) {
			lines = append(lines, shown{line: b.line, command: line})
		}
	}
	for _, file := range found.files {
		lines = append(lines, shown{line: b.line, command: "test -s " + file})
	}
	var failed []string
	for i, got := range newSession(t, lines).run(t, lines) {
		if got.code != "0" {
			failed = append(failed, fmt.Sprintf("line %d: exit code %s: %s\n%s", lines[i].line, got.code, lines[i].command, got.output))
		}
	}
	return failed
}
