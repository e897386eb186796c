package docs

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// step is one of a workflow or of a composite action.
type step struct {
	ID, Uses, Run, Shell, If string
	With, Env                map[string]string
}

// usable are the actions of others that pages use, and the input that names a file.
var usable = map[string]string{"actions/checkout": "", "actions/setup-node": "", "actions/upload-artifact": "path", "github/codeql-action/upload-sarif": "sarif_file"}

// workflowJob is a workflow of GitHub: the lines of its steps, and in the place of
// this project's action those of the steps of action.yml.
func workflowJob(text string) (job, error) {
	var workflow struct {
		On   yaml.Node
		Jobs map[string]struct {
			RunsOn string `yaml:"runs-on"`
			Env    map[string]string
			Steps  []step
		}
	}
	if err := yaml.Unmarshal([]byte(text), &workflow); err != nil {
		return job{}, err
	}
	if workflow.On.IsZero() {
		return job{}, fmt.Errorf("nothing says when the workflow runs")
	}
	all := job{lines: []string{"export RUNNER_TEMP=$PWD/.runner RUNNER_OS=Linux RUNNER_ARCH=X64; mkdir .runner"}}
	for _, name := range sortedKeys(workflow.Jobs) {
		one := workflow.Jobs[name]
		if one.RunsOn == "" {
			return job{}, fmt.Errorf("the job %s does not say what it runs on", name)
		}
		for _, s := range one.Steps {
			action, _, _ := strings.Cut(s.Uses, "@")
			file, known := usable[action]
			switch {
			case s.Uses == "":
				all.lines = append(all.lines, s.line("", nil, one.Env))
			case action == "jtlctl/jtlctl":
				lines, err := actionLines(s, one.Env)
				if err != nil {
					return job{}, err
				}
				all.lines = append(all.lines, lines...)
			case !known:
				return job{}, fmt.Errorf("%s is not known here", action)
			case file != "":
				all.files = append(all.files, s.With[file])
			}
		}
	}
	return all, nil
}

// actionLines are the steps of action.yml for the inputs of a step.
func actionLines(s step, env map[string]string) ([]string, error) {
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct{ Steps []step }
	}
	text, err := os.ReadFile("../../action.yml")
	if err == nil {
		err = yaml.Unmarshal(text, &action)
	}
	inputs := map[string]string{}
	for name, input := range action.Inputs {
		inputs[name] = input.Default
	}
	for name, value := range s.With {
		if _, known := inputs[name]; !known {
			return nil, fmt.Errorf("action.yml has no input %s", name)
		}
		inputs[name] = value
	}
	var lines []string
	for _, inner := range action.Runs.Steps {
		if inner.Uses == "" && holds(inner.If, inputs) {
			lines = append(lines, inner.line(s.ID, inputs, env, s.Env))
		}
	}
	return lines, err
}

var (
	comparison = regexp.MustCompile(`^inputs\.([\w-]+)\s*(==|!=)\s*'([^']*)'$`)
	expression = regexp.MustCompile(`\$\{\{\s*(\w+)\.([\w-]+)(?:\.outputs\.([\w-]+))?\s*\}\}`)
)

// holds decides an if of action.yml; what is not about inputs holds.
func holds(condition string, inputs map[string]string) bool {
	condition = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(condition), "${{"), "}}")
	for part := range strings.SplitSeq(condition, "&&") {
		if match := comparison.FindStringSubmatch(strings.TrimSpace(part)); match != nil && (inputs[match[1]] == match[3]) != (match[2] == "==") {
			return false
		}
	}
	return true
}

// stored are the secrets and variables of the repository.
var stored = map[string]string{"JTL_CLIENT_ID": readersApp, "JTL_CLIENT_SECRET": "sandbox-secret"}

// line is a step as a command line. Its outputs go into a file that has the name of
// the step of the workflow, which is outer in a step of an action.
func (s step) line(outer string, inputs map[string]string, environments ...map[string]string) string {
	if outer == "" {
		outer = s.ID
	}
	var b strings.Builder
	b.WriteString("( export GITHUB_ACTION_PATH=$JTLCTL_TEST_PROJECT GITHUB_PATH=$RUNNER_TEMP/path GITHUB_WORKSPACE=$PWD GITHUB_OUTPUT=$RUNNER_TEMP/" + outer + ".outputs\n")
	for _, environment := range append(environments, s.Env) {
		for _, name := range sortedKeys(environment) {
			fmt.Fprintf(&b, "export %s=%s\n", name, evaluated(environment[name], inputs))
		}
	}
	return b.String() + "set -eo pipefail\n" + s.Run + "\n)"
}

// evaluated is a value for the shell.
func evaluated(text string, inputs map[string]string) string {
	quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
	var b strings.Builder
	last := 0
	for _, at := range expression.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(quote(text[last:at[0]]))
		context, name := text[at[2]:at[3]], text[at[4]:at[5]]
		switch context {
		case "inputs":
			b.WriteString(quote(inputs[name]))
		case "secrets", "vars":
			b.WriteString(quote(stored[name]))
		case "steps":
			fmt.Fprintf(&b, `"$(sed -n 's/^%s=//p' "$RUNNER_TEMP/%s.outputs")"`, text[at[6]:at[7]], name)
		default:
			b.WriteString(quote("the " + context + " of the test"))
		}
		last = at[1]
	}
	return b.String() + quote(text[last:])
}
