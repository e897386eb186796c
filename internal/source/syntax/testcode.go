package syntax

import (
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// testFolders are the folders whose code is no part of an app.
const testFolders = " test tests __tests__ spec specs e2e cypress playwright mocks __mocks__ fixtures __fixtures__ stubs testing testdata androidtest integrationtest unittest features storybook stories "

// isTest reports whether a file is a test, a mock or a fixture, by its name.
func isTest(name string) bool {
	folder, base := path.Split(name)
	for part := range strings.SplitSeq(strings.ToLower(folder), "/") {
		if strings.Contains(testFolders, " "+part+" ") || strings.HasSuffix(part, ".tests") || strings.HasSuffix(part, ".test") || strings.HasSuffix(part, ".specs") {
			return true
		}
	}
	stem := strings.TrimSuffix(base, path.Ext(base))
	lower := strings.ToLower(stem)
	for _, mark := range []string{".test", ".spec", ".stories", ".story", ".mock", ".cy", ".e2e", "_test", "_spec"} {
		if strings.HasSuffix(lower, mark) {
			return true
		}
	}
	if strings.HasPrefix(lower, "test_") || lower == "conftest" || lower == "setuptests" {
		return true
	}
	for _, mark := range []string{"Test", "Tests", "Spec", "IT", "TestCase", "Mock", "Fake"} {
		if rest, ok := strings.CutSuffix(stem, mark); ok && rest != "" && (rest[len(rest)-1] >= 'a' && rest[len(rest)-1] <= 'z' || rest[len(rest)-1] >= '0' && rest[len(rest)-1] <= '9') {
			return true
		}
	}
	return false
}

// InTest reports whether a token is in a module of tests, as Rust has them in the file
// that they test.
func InTest(u *File, i int) bool {
	if u.Language != lex.Rust {
		return false
	}
	for open := u.Around(i); open >= 0; open = u.Around(open) {
		if !u.Is(open, "{") {
			continue
		}
		for j := open - 1; j > max(open-12, 2); j-- {
			if u.IsAny(j, "}", ";") {
				break
			}
			if u.Is(j, "cfg") && u.Is(j+2, "test") {
				return true
			}
		}
	}
	return false
}
