package scope

import (
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// The documents of the ERP API that JTL publishes, an OpenAPI document for each
// version and, from 2.0 on, a GraphQL schema on a Markdown page.
const (
	// PublishedSource is where the list of versions comes from, and
	// PublishedDate the day on which it was read.
	PublishedSource = "developer.jtl-software.com, API reference and changelog"
	PublishedDate   = "2026-11-26"

	// openAPIAddress and schemaAddress are those of the documents of version N.
	openAPIAddress = "https://developer.jtl-software.com/openapi/erp/N.json"
	schemaAddress  = "https://developer.jtl-software.com/cloud/api-reference/erp/vN/graphql-schema.md"
)

// publishedVersions is the list, rising.
var publishedVersions = [...]string{"1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1", "2.2", "2.3", "3.0"}

// PublishedVersions returns the versions of which documents are published, rising.
func PublishedVersions() []string { return slices.Clone(publishedVersions[:]) }

// OpenAPIAddress returns the address of the published OpenAPI document of a version.
func OpenAPIAddress(version string) string { return strings.Replace(openAPIAddress, "N", version, 1) }

// SchemaAddress returns the address of the published GraphQL schema of a version.
func SchemaAddress(version string) string { return strings.Replace(schemaAddress, "N", version, 1) }

// HasSchema reports whether a version of the API has GraphQL.
func HasSchema(version string) bool { return generationOfVersion(version) >= 2 }

// Complete reports whether the index has every published version, each as
// `jtlctl scope update` read it. Then a scope that it does not know does not
// exist. Only the content of the catalogues decides, never their age.
func (x *contents) Complete() bool { return len(x.NotUpdated()) == 0 }

// NotUpdated returns the published versions that `jtlctl scope update` has not
// read, rising; they may be built in or imported.
func (x *contents) NotUpdated() []string {
	return slices.DeleteFunc(PublishedVersions(), func(version string) bool {
		return slices.ContainsFunc(x.catalogs, func(c *Catalog) bool { return c.Published && c.Name == version })
	})
}

// Unread returns the published versions of a generation and later ones that no
// catalogue has, rising; generation 0 is any.
func (x *contents) Unread(generation erp.Generation) []string {
	var versions []string
	for _, version := range publishedVersions {
		known := slices.ContainsFunc(x.catalogs, func(c *Catalog) bool { return c.Name == version && !c.extract })
		if !known && generationOfVersion(version) >= generation {
			versions = append(versions, version)
		}
	}
	return versions
}

// Latest returns the catalogue of the latest version of a generation, which
// messages name with its date; nil if there is none. Generation 0 is any.
func (x *contents) Latest(generation erp.Generation) *Catalog {
	var latest *Catalog
	for _, c := range x.catalogs {
		if generation != 0 && c.Generation != generation {
			continue
		}
		schema := strings.HasSuffix(c.Name, SchemaSuffix) // of the same version as an OpenAPI document
		if latest == nil || (!schema && CompareVersions(c.Name, latest.Name) > 0) {
			latest = c
		}
	}
	return latest
}

// CompareVersions compares names of catalogues by the versions that they begin
// with, and then as texts. A name without a version is before all others.
func CompareVersions(a, b string) int {
	return slices.Compare(versionParts(a), versionParts(b))*2 + strings.Compare(a, b)
}

// versionParts returns the numbers at the beginning of a name: 2 and 3 of 2.3-beta.
func versionParts(name string) []int {
	end := strings.IndexFunc(name, func(c rune) bool { return (c < '0' || c > '9') && c != '.' })
	if end >= 0 {
		name = name[:end]
	}
	var parts []int
	for text := range strings.SplitSeq(name, ".") {
		number, err := strconv.Atoi(text)
		if err != nil {
			return parts
		}
		parts = append(parts, number)
	}
	return parts
}

// generationOfVersion returns the first number of a version, or 0.
func generationOfVersion(version string) erp.Generation {
	if parts := versionParts(version); len(parts) > 0 {
		return erp.Generation(parts[0])
	}
	return 0
}

// Covers reports whether an app that has one scope may do what another allows:
// all.read covers all reading, and system.all everything.
func Covers(has, needed string) bool {
	switch has {
	case needed, "system.all":
		return true
	case AllRead:
		return needed != "system.all" && permissionOf(needed) == "read"
	}
	return false
}
