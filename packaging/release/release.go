// Package release knows how goreleaser compiles jtlctl, for those who compile it in the
// same way: .goreleaser.yaml is the only place that says it.
package release

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Flags returns the arguments that `go build` gets for a release, without those that
// depend on the version. root is the folder of the module.
func Flags(root string) ([]string, error) {
	text, err := os.ReadFile(filepath.Join(root, ".goreleaser.yaml"))
	if err != nil {
		return nil, err
	}
	var config struct {
		Builds []struct {
			Flags, Ldflags, Gcflags, Tags []string
		}
	}
	if err := yaml.Unmarshal(text, &config); err != nil {
		return nil, err
	}
	if len(config.Builds) != 1 {
		return nil, errors.New(".goreleaser.yaml has not one build")
	}
	build := config.Builds[0]
	flags := build.Flags
	if len(build.Tags) > 0 {
		flags = append(flags, "-tags="+strings.Join(build.Tags, ","))
	}
	for _, one := range build.Gcflags {
		flags = append(flags, "-gcflags="+one)
	}
	return append(flags, "-ldflags="+constant(strings.Join(build.Ldflags, " "))), nil
}

// constant leaves out what is set to a value of the release: "-X name={{ .Version }}".
func constant(ldflags string) string {
	fixed, _, _ := strings.Cut(ldflags, " -X ")
	return fixed
}

// Build compiles a program of the module at root as a release is compiled. Names such as
// GOOS=linux are added to the environment.
func Build(ctx context.Context, root, path, program string, environment ...string) error {
	flags, err := Flags(root)
	if err != nil {
		return err
	}
	build := exec.CommandContext(ctx, "go", append(append([]string{"build"}, flags...), "-o", program, path)...) //nolint:gosec // the go command, with flags of the project
	build.Dir = root
	build.Env = append(append(os.Environ(), "CGO_ENABLED=0"), environment...)
	if output, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("%s cannot be built: %w\n%s", path, err, output)
	}
	return nil
}
