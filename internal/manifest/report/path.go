package report

import (
	"net/url"
	"path"
	"runtime"
	"strings"
)

// sourceRoot is the name by which code scanning knows the root of a
// repository.
const sourceRoot = "%SRCROOT%"

// onWindows is whether paths are those of Windows. Elsewhere a backslash is a
// character of a name as any other, and C: a folder.
const onWindows = runtime.GOOS == "windows"

// toSlash returns a path for what is read on other machines: SARIF, GitHub's
// commands and diffs. Text and JSON name a file as the user did.
func toSlash(name string, windows bool) string {
	if windows {
		name = strings.ReplaceAll(name, `\`, "/")
		if strings.HasPrefix(name, "//") {
			return "/" + path.Clean(name) // a share: //server/share/file
		}
	}
	return path.Clean(name)
}

// splitDrive splits a drive, such as C:, from a path with slashes.
func splitDrive(name string, windows bool) (drive, rest string) {
	const length = 2
	if windows && len(name) > length && name[1] == ':' && name[length] == '/' {
		return name[:length], name[length:]
	}
	return "", name
}

// artifactOf returns the place of a file for SARIF. A relative one is one within the
// source root, unless it leads out of it.
func artifactOf(name string, windows bool) sarifArtifact {
	drive, name := splitDrive(toSlash(name, windows), windows)
	switch {
	case drive != "":
		return sarifArtifact{URI: "file:///" + drive + escapePath(name)}
	case strings.HasPrefix(name, "//"):
		return sarifArtifact{URI: "file:" + escapePath(name)}
	case strings.HasPrefix(name, "/"):
		return sarifArtifact{URI: "file://" + escapePath(name)}
	case strings.HasPrefix(name, "../"):
		return sarifArtifact{URI: escapePath(name)}
	}
	return sarifArtifact{URI: escapePath(name), Base: sourceRoot}
}

// escapePath returns a path with all but its slashes encoded for a URI. The colon of a
// first segment would end a scheme.
func escapePath(name string) string {
	segments := strings.Split(name, "/")
	for i := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(segments[i]), ":", "%3A")
	}
	return strings.Join(segments, "/")
}
