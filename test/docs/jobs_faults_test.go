package docs

import (
	"strings"
	"testing"
)

// TestRunJob_faults plants one fault in each kind of job.
func TestRunJob_faults(t *testing.T) {
	t.Parallel()
	needsBash(t)
	workflow := "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
	for name, test := range map[string]struct {
		b    block
		want string // "" if there is no fault
	}{
		"workflow":             {block{language: "yaml", text: workflow + "      - uses: jtlctl/jtlctl@main\n        with: {sarif: a.sarif}\n      - uses: github/codeql-action/upload-sarif@v3\n        with: {sarif_file: a.sarif}\n"}, ""},
		"workflow, line":       {block{language: "yaml", text: workflow + "      - run: jtlctl manifest lnt\n"}, "lnt"},
		"workflow, input":      {block{language: "yaml", text: workflow + "      - uses: jtlctl/jtlctl@main\n        with: {lnt: .}\n"}, "no input lnt"},
		"workflow, action":     {block{language: "yaml", text: workflow + "      - uses: someone/else@v1\n"}, "someone/else is not known"},
		"workflow, file":       {block{language: "yaml", text: workflow + "      - uses: jtlctl/jtlctl@main\n        with: {sarif: a.sarif}\n      - uses: github/codeql-action/upload-sarif@v3\n        with: {sarif_file: b.sarif}\n"}, "test -s b.sarif"},
		"workflow, no trigger": {block{language: "yaml", text: strings.TrimPrefix(workflow, "on: push\n")}, "nothing says when"},
		"workflow, output":     {block{language: "yaml", text: workflow + "      - {uses: jtlctl/jtlctl@main, id: jtl, with: {token: \"true\"}, env: {JTL_CLIENT_ID: \"${{ vars.JTL_CLIENT_ID }}\", JTL_CLIENT_SECRET: \"${{ secrets.JTL_CLIENT_SECRET }}\"}}\n      - run: npm test\n        env: {JTL_ACCESS_TOKEN: \"${{ steps.jtl.outputs.tokn }}\"}\n"}, "JTL_ACCESS_TOKEN is not set"},
		"pipeline":             {block{language: "yaml", file: ".gitlab-ci.yml", text: "a:\n  script: [jtlctl manifest lint --format junit . > b.xml]\n  artifacts: {reports: {junit: b.xml}}\n"}, ""},
		"pipeline, line":       {block{language: "yaml", file: ".gitlab-ci.yml", text: "a:\n  script: [jtlctl manifest lint --format jnit .]\n"}, "jnit"},
		"pipeline, report":     {block{language: "yaml", file: ".gitlab-ci.yml", text: "a:\n  script: [jtlctl manifest lint .]\n  artifacts: {reports: {junit: c.xml}}\n"}, "test -s c.xml"},
		"hook":                 {block{language: "yaml", text: "repos:\n- repo: x\n  hooks: [{id: jtlctl-manifest-lnt}]\n"}, "no hook jtlctl-manifest-lnt"},
		"hook, argument":       {block{language: "yaml", text: "repos:\n- repo: x\n  hooks: [{id: jtlctl-manifest-lint, args: [--strct]}]\n"}, "--strct"},
		"service":              {block{language: "yaml", text: "services:\n  a: {image: jtlctl, command: [manifest, lnt]}\n"}, "lnt"},
		"service, secret":      {block{language: "yaml", text: "services:\n  a: {image: jtlctl, command: [token, get], environment: {JTL_CLIENT_SECRET_FILE: /run/secrets/x}}\n"}, "no secret x"},
		"unit":                 {block{language: "ini", text: "[Service]\nExecStart=/usr/bin/jtlctl token exc -- /opt/a\n"}, "exc"},
		"image":                {block{language: "dockerfile", text: "ENTRYPOINT [\"jtlctl\", \"token\", \"exc\"]\nCMD [\"npm\"]\n"}, "exc"},
		"settings":             {block{language: "yaml", file: ".jtlctl.yaml", text: "lint:\n  rules: {scope-unknwn: error}\n"}, "scope-unknwn"},
		"other YAML":           {block{language: "yaml", text: "a: 1\n"}, "nothing says what this YAML is for"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var failed []string
			found, err := jobOf(test.b)
			if err != nil {
				failed = []string{err.Error()}
			} else {
				failed = runJob(t, test.b, found)
			}
			if test.want == "" && len(failed) > 0 || test.want != "" && (len(failed) != 1 || !strings.Contains(failed[0], test.want)) {
				t.Errorf("%q, want %q", failed, test.want)
			}
		})
	}
}
