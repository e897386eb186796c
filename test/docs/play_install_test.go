package docs

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"go.yaml.in/yaml/v3"
)

// releaseVersion is the newest release of the tests.
const releaseVersion = "1.2.3"

const releases = "https://github.com/jtlctl/jtlctl/releases/"

// packaging is what .goreleaser.yaml says of names.
type packaging struct {
	Project  string `yaml:"project_name"`
	Builds   []struct{ Goos, Goarch []string }
	Archives []struct {
		Formats   []string
		Name      string `yaml:"name_template"`
		Overrides []struct {
			Goos    string
			Formats []string
		} `yaml:"format_overrides"`
	}
	Nfpms  []struct{ Formats []string }
	Casks  []struct{ Repository repository } `yaml:"homebrew_casks"`
	Scoops []struct{ Repository repository }
	Winget []struct {
		Identifier string `yaml:"package_identifier"`
	}
	Checksum struct {
		Name string `yaml:"name_template"`
	}
	Signs []struct{ Signature string }
}

type repository struct{ Owner, Name string }

// projectFile reads a file of this project, in a program of a page.
func projectFile(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(os.Getenv(projectVariable), filepath.FromSlash(name)))
}

func readPackaging() (p packaging, err error) {
	text, err := projectFile(".goreleaser.yaml")
	if err == nil {
		err = yaml.Unmarshal(text, &p)
	}
	return p, err
}

// files are the names of what a release has.
func (p packaging) files() ([]string, error) {
	var all []string
	made, err := template.New("").Parse(p.Archives[0].Name)
	if err != nil {
		return nil, err
	}
	for _, system := range p.Builds[0].Goos {
		for _, machine := range p.Builds[0].Goarch {
			var name strings.Builder
			if err := made.Execute(&name, map[string]string{"ProjectName": p.Project, "Version": releaseVersion, "Os": system, "Arch": machine}); err != nil {
				return nil, err
			}
			formats := p.Archives[0].Formats
			for _, override := range p.Archives[0].Overrides {
				if override.Goos == system {
					formats = override.Formats
				}
			}
			if system == "linux" {
				formats = slices.Concat(formats, p.Nfpms[0].Formats)
			}
			for _, format := range formats {
				all = append(all, name.String()+"."+format)
			}
		}
	}
	return append(all, p.Checksum.Name, strings.ReplaceAll(p.Signs[0].Signature, "${artifact}", p.Checksum.Name)), nil
}

// released writes a file of the release.
func released(name, to string) error {
	p, err := readPackaging()
	if err != nil {
		return err
	}
	files, err := p.files()
	if err != nil {
		return err
	}
	if !slices.Contains(files, name) {
		return fmt.Errorf("a release has no %s; it has %s", name, strings.Join(files, ", "))
	}
	content := releasedFile(name)
	if name == p.Checksum.Name {
		content = nil
		for _, file := range files[:len(files)-2] { // all but the list and its signature
			content = fmt.Appendf(content, "%x  %s\n", sha256.Sum256(releasedFile(file)), file)
		}
	}
	return os.WriteFile(to, content, 0o600)
}

func releasedFile(name string) []byte {
	if !strings.HasSuffix(name, ".tar.gz") {
		return []byte(name)
	}
	var b strings.Builder
	compressed := gzip.NewWriter(&b)
	archive := tar.NewWriter(compressed)
	program := []byte("#!/bin/sh\necho jtlctl\n")
	_ = archive.WriteHeader(&tar.Header{Name: "jtlctl", Mode: 0o755, Size: int64(len(program))})
	_, _ = archive.Write(program)
	_, _ = archive.Close(), compressed.Close()
	return []byte(b.String())
}

// playSHA256Sum compares the files that are there with a list.
func playSHA256Sum(args []string) error {
	list, err := os.ReadFile(args[len(args)-1])
	found := 0
	for line := range strings.Lines(string(list)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		content, err := os.ReadFile(name)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if found++; err != nil || fmt.Sprintf("%x", sha256.Sum256(content)) != sum {
			return fmt.Errorf("%s: FAILED", name)
		}
	}
	if found == 0 {
		return errors.Join(err, errors.New("no file was verified"))
	}
	return err
}

// installers are the programs that install jtlctl, and the command lines with which
// they do, as .goreleaser.yaml and the packages have the names. The first word of
// each is the program; a word that begins with @ is a file that has to be there.
func installers() ([]string, error) {
	p, err := readPackaging()
	if err != nil {
		return nil, err
	}
	tap, bucket := p.Casks[0].Repository, p.Scoops[0].Repository
	workflow := ".github/workflows/release.yml"
	if _, err := projectFile(workflow); err != nil {
		return nil, err
	}
	checksums := p.Checksum.Name
	return []string{
		"brew install --cask " + path.Join(tap.Owner, strings.TrimPrefix(tap.Name, "homebrew-"), p.Project),
		"scoop bucket add jtlctl https://github.com/" + path.Join(bucket.Owner, bucket.Name),
		"scoop install " + p.Project,
		"winget install --exact --id " + p.Winget[0].Identifier,
		"sudo apt install @.deb", "sudo rpm -i @.rpm", "sudo apk add --allow-untrusted @.apk", "sudo install @jtlctl /usr/local/bin",
		"npm install --save-dev " + p.Project, "npx " + p.Project + " version", "npx " + p.Project + " manifest lint .",
		"go install github.com/jtlctl/jtlctl/cmd/jtlctl@latest",
		"docker build -f @Dockerfile -t jtlctl image", "docker run --rm -v * jtlctl manifest lint .", "docker compose run --rm tests",
		"cosign verify-blob @" + checksums + " --bundle @" + strings.ReplaceAll(p.Signs[0].Signature, "${artifact}", checksums) +
			" --certificate-oidc-issuer https://token.actions.githubusercontent.com --certificate-identity https://github.com/jtlctl/jtlctl/" + workflow + "@refs/tags/v" + releaseVersion,
	}, nil
}

// playInstaller accepts the command lines of installers, and nothing else.
func playInstaller(program string) func([]string) error {
	return func(args []string) error {
		known, err := installers()
		typed := append([]string{program}, args...)
		for _, line := range known {
			if words := strings.Fields(line); len(words) == len(typed) && slices.EqualFunc(words, typed, installs) {
				if words[1] == "build" {
					return copies(args[len(args)-1])
				}
				return nil
			}
		}
		return errors.Join(err, fmt.Errorf("%s: nothing is installed by this; known are %s", strings.Join(typed, " "), strings.Join(known, "; ")))
	}
}

// copies checks that a folder has what packaging/Dockerfile copies from it, on amd64.
func copies(folder string) error {
	text, err := projectFile("packaging/Dockerfile")
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(strings.ReplaceAll(line, "$TARGETARCH", "amd64"))
		if len(words) < 3 || words[0] != "COPY" {
			continue
		}
		_, missing := os.Stat(filepath.Join(folder, words[len(words)-2]))
		err = errors.Join(err, missing)
	}
	return err
}

// installs compares a word of a line with one that was typed.
func installs(word, typed string) bool {
	name, file := strings.CutPrefix(word, "@")
	if !file {
		return word == typed || word == "*"
	}
	_, err := os.Stat(typed)
	return err == nil && strings.HasSuffix(typed, name)
}
