package sandbox

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// supports reports whether the header api-version is one of a path of a
// generation. No published document requires the header; without it the path
// decides.
func (q Quirks) supports(g erp.Generation, header string) bool {
	if header == "" {
		return !erp.Newest(q.versions(), g).Open()
	}
	version, ok := erp.ParseVersion(header)
	return ok && version.Generation == g && slices.Contains(q.versions(), version)
}

// versions are those that the installations support.
func (q Quirks) versions() []erp.Version {
	switch {
	case len(q.Versions) > 0:
		return q.Versions
	case q.Only != "":
		return erp.ParseVersions(q.Only)
	}
	return erp.ParseVersions(scope.PublishedVersions()...)
}

// describe names what the header may be at the paths of a generation.
func (q Quirks) describe(g erp.Generation) string {
	here := slices.DeleteFunc(slices.Clone(q.versions()), func(v erp.Version) bool { return v.Generation != g })
	if len(here) == 0 {
		return joinVersions(q.versions()) + ", at the addresses of that version,"
	}
	return joinVersions(here)
}

func joinVersions(versions []erp.Version) string {
	var texts []string
	for _, v := range versions {
		texts = append(texts, v.String())
	}
	return strings.Join(texts, ", ")
}
