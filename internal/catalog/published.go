package catalog

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// The names of documents, after the version: an OpenAPI document, and a GraphQL
// schema as it is or on its page.
const (
	openAPISuffix = ".json"
	schemaSuffix  = ".graphql"
	pageSuffix    = ".graphql-schema.md"
)

// published is a document that an update reads.
type published struct {
	name, version string
	// places are the addresses or files where it may be, the first of which counts.
	places []string
	read   func(ctx context.Context, place string) ([]byte, error)
	// required means that it has failed if it is nowhere.
	required bool
}

// isSchema reports whether a document is a GraphQL schema.
func (d published) isSchema() bool { return strings.HasSuffix(d.name, scope.SchemaSuffix) }

// content is what became of reading a document.
type content struct {
	source string
	text   []byte
	err    error
}

// readAll reads documents, several at once, and returns for each where to wait
// for it.
func readAll(ctx context.Context, documents []published) []chan content {
	const most = 4 // requests to one server
	free := make(chan struct{}, most)
	results := make([]chan content, len(documents))
	for i, d := range documents {
		results[i] = make(chan content, 1)
		go func() {
			free <- struct{}{}
			defer func() { <-free }()
			results[i] <- d.content(ctx)
		}()
	}
	return results
}

// content reads the document at the first place where it is.
func (d published) content(ctx context.Context) content {
	c := content{err: fs.ErrNotExist}
	for _, place := range d.places {
		text, err := d.read(ctx, place)
		if c = (content{place, text, err}); !errors.Is(err, fs.ErrNotExist) {
			return c
		}
	}
	c.source = d.places[0]
	return c
}

// checkVersion refuses what is not written as versions are: 2.3.
func checkVersion(version string) error {
	const longest = 16
	first, second, _ := strings.Cut(version, ".")
	if first == "" || second == "" || strings.Trim(first+second, "0123456789") != "" || len(version) > longest {
		return fault.New(fault.Usage, "%q is not a version of the API", version).WithHint("write it as two numbers, such as --api 2.3")
	}
	return nil
}

// documents lists what an update reads.
func (u Updater) documents(r UpdateRequest) ([]published, error) {
	versions := r.Versions
	if len(versions) == 0 {
		versions = scope.PublishedVersions()
	}
	versions = slices.Compact(sorting.Collected(slices.Values(versions), scope.CompareVersions))
	switch {
	case r.From == "":
		return u.addressed(versions, scope.OpenAPIAddress, func(version string) []string { return []string{scope.SchemaAddress(version)} }), nil
	case strings.Contains(r.From, "://"):
		if err := checkSource(r.From); err != nil {
			return nil, err
		}
		base := strings.TrimRight(r.From, "/") + "/"
		return u.addressed(versions,
			func(version string) string { return base + version + openAPISuffix },
			func(version string) []string {
				return []string{base + version + schemaSuffix, base + version + pageSuffix}
			}), nil
	}
	return inFolder(r.From, r.Versions)
}

// checkSource refuses an address that documents cannot be below.
func checkSource(address string) error {
	if err := platform.CheckURL("source of documents", address); err != nil {
		return fault.WithOrigin(err, "--from")
	}
	if u, err := url.Parse(address); err != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" {
		return fault.New(fault.Usage, "the source of documents has a query or fragment: no credentials are sent for published documents").
			WithHint("write the address of the folder of the documents, such as https://host/path")
	}
	return nil
}

// addressed lists the documents of versions at addresses.
func (u Updater) addressed(versions []string, openAPI func(string) string, schemas func(string) []string) []published {
	var documents []published
	for _, version := range versions {
		documents = append(documents, published{name: version, version: version, places: []string{openAPI(version)}, read: u.Fetch})
		if scope.HasSchema(version) {
			documents = append(documents, published{name: version + scope.SchemaSuffix, version: version, places: schemas(version), read: u.Fetch})
		}
	}
	return documents
}

// inFolder lists the documents that are in a folder; a version that is named and
// has none there fails.
func inFolder(folder string, versions []string) ([]published, error) {
	entries, err := disk.ReadFolder(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.Input, "there is no folder %s (from --from)", folder).
			WithHint("name a folder with documents such as 2.3.json, or the address of one").WithCause(err)
	case err != nil:
		return nil, disk.Fault(fault.Input, err, "the folder %s cannot be read (from --from)", folder).
			WithHint("name the folder that the documents are in; `jtlctl scope import` reads one file")
	}
	read := func(_ context.Context, path string) ([]byte, error) { return readDocument(path) }
	found := map[string]published{}
	for _, entry := range entries {
		version, suffix := splitDocumentName(entry.Name())
		if suffix == "" || (len(versions) > 0 && !slices.Contains(versions, version)) {
			continue
		}
		name := version
		if suffix != openAPISuffix {
			name += scope.SchemaSuffix
		}
		if _, twice := found[name]; !twice || suffix == schemaSuffix {
			found[name] = published{name: name, version: version, places: []string{filepath.Join(folder, entry.Name())}, read: read, required: true}
		}
	}
	for _, version := range versions {
		_, openAPI := found[version]
		if _, schema := found[version+scope.SchemaSuffix]; !openAPI && !schema {
			found[version] = published{name: version, version: version, places: []string{filepath.Join(folder, version+openAPISuffix)}, read: read, required: true}
		}
	}
	if len(found) == 0 {
		return nil, fault.New(fault.Input, "the folder %s has no documents (from --from)", folder).
			WithHint("they are named after their versions: 2.3.json is an OpenAPI document, 2.3.graphql or 2.3.graphql-schema.md a GraphQL schema")
	}
	var documents []published
	for _, d := range found {
		documents = append(documents, d)
	}
	sorting.By(documents, func(a, b published) int { return scope.CompareVersions(a.name, b.name) })
	return documents, nil
}

// splitDocumentName splits 2.3.json into version and suffix; suffix is "" if a
// name is not that of a document.
func splitDocumentName(name string) (version, suffix string) {
	for _, suffix := range []string{openAPISuffix, schemaSuffix, pageSuffix} {
		if version, ok := strings.CutSuffix(name, suffix); ok && checkVersion(version) == nil {
			return version, suffix
		}
	}
	return "", ""
}
