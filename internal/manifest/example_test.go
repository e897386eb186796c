package manifest_test

import (
	"fmt"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/scope"
)

const app = `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"setupUrl": "https://stock-watch.example/setup"}
}`

func ExampleLinter_Lint() {
	linter := manifest.NewLinter(manifest.Options{Scopes: scope.NewIndex(scope.Builtin()...)})
	document := manifest.Read("manifest.json", []byte(app))
	for _, finding := range linter.Lint(document)[0] {
		line, column := document.Text.Position(finding.Start)
		fmt.Printf("%d:%d: %s: %s [%s]\n", line, column, finding.Severity, finding.Message, finding.Rule)
	}
	// Output: 4:17: warning: lifecycle.setupUrl is now called configurationUrl [field-moved]
}

func ExampleLinter_Fix() {
	linter := manifest.NewLinter(manifest.Options{Scopes: scope.NewIndex(scope.Builtin()...)})
	fixed, applied := linter.Fix(manifest.Read("manifest.json", []byte(app)))
	fmt.Println(len(applied))
	fmt.Println(string(fixed))
	// Output:
	// 1
	// {
	//   "technicalName": "stock-watch",
	//   "version": "1.0.0",
	//   "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"}
	// }
}
