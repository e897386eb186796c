package report

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

// sourceRoot is the name by which code scanning knows the root of a
// repository.
const sourceRoot = "%SRCROOT%"

// slashed is a path in the form that every report uses, also for files of
// Windows: the reports are read on other machines.
func slashed(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasPrefix(name, "//") {
		return "/" + path.Clean(name) // a share: //server/share/file
	}
	return path.Clean(name)
}

var drive = regexp.MustCompile(`^[A-Za-z]:/`)

// locate is the place of a file for SARIF. A relative one is one within the
// source root, unless it leads out of it.
func locate(name string) sarifArtifact {
	name = slashed(name)
	switch {
	case strings.HasPrefix(name, "//"):
		return sarifArtifact{URI: "file:" + encoded(name)}
	case strings.HasPrefix(name, "/"):
		return sarifArtifact{URI: "file://" + encoded(name)}
	case drive.MatchString(name):
		return sarifArtifact{URI: "file:///" + name[:2] + encoded(name[2:])}
	case strings.HasPrefix(name, "../"):
		return sarifArtifact{URI: encoded(name)}
	}
	return sarifArtifact{URI: encoded(name), Base: sourceRoot}
}

// encoded is a path with all but its slashes encoded for a URI. The colon of a
// first segment would end a scheme.
func encoded(name string) string {
	segments := strings.Split(name, "/")
	for i := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(segments[i]), ":", "%3A")
	}
	return strings.Join(segments, "/")
}
