package scope

import (
	"cmp"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// document is what an OpenAPI document (3.x, or Swagger 2.0) says about scopes.
// Everything else in it is ignored.
type document struct {
	OpenAPI scalar `json:"openapi" yaml:"openapi"`
	Swagger scalar `json:"swagger" yaml:"swagger"`
	Info    struct {
		Version scalar `json:"version" yaml:"version"`
		Schema  scalar `json:"schema" yaml:"schema"` // of a Postman collection
	} `json:"info" yaml:"info"`
	Paths      map[string]pathItem `json:"paths" yaml:"paths"`
	Security   requirements        `json:"security" yaml:"security"`
	Components struct {
		PathItems       map[string]pathItem       `json:"pathItems" yaml:"pathItems"`
		SecuritySchemes map[string]securityScheme `json:"securitySchemes" yaml:"securitySchemes"`
	} `json:"components" yaml:"components"`
	SecurityDefinitions map[string]securityScheme `json:"securityDefinitions" yaml:"securityDefinitions"`
	otherFormats        `yaml:",inline"`
}

// otherFormats are what other kinds of documents are recognised by.
type otherFormats struct {
	AsyncAPI     scalar `json:"asyncapi" yaml:"asyncapi"`
	Technical    scalar `json:"technicalName" yaml:"technicalName"`
	Distribution scalar `json:"distributionType" yaml:"distributionType"`
	// Introspection is what a GraphQL server says of its schema.
	Introspection introspection `json:"__schema" yaml:"__schema"`
	Data          struct {
		Introspection introspection `json:"__schema" yaml:"__schema"`
	} `json:"data" yaml:"data"`
}

type introspection map[string]any

// kind returns what a document is if it is not an OpenAPI document.
func (d *document) kind() string {
	switch {
	case d.AsyncAPI != "":
		return "it is an AsyncAPI document"
	case d.Technical != "", d.Distribution != "":
		return "it is an app manifest"
	case d.Introspection != nil, d.Data.Introspection != nil:
		return "it is a GraphQL introspection response, which names no scopes"
	case strings.Contains(string(d.Info.Schema), "postman"):
		return "it is a Postman collection"
	}
	return "it has neither `openapi` nor `swagger`"
}

// version returns the API's version as the document writes it, without a v.
func (d *document) version() string {
	version := strings.TrimSpace(string(d.Info.Version))
	if versionNumber(version) > 0 {
		return version[1:]
	}
	return version
}

// generation returns the number that most paths begin with (/v2), because that is
// what is called; else the first number of the version. 0 is unknown.
func (d *document) generation() erp.Generation {
	votes := map[erp.Generation]int{}
	for path := range d.Paths {
		first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
		votes[versionNumber(first)]++
	}
	for number, n := range votes {
		if number > 0 && 2*n > len(d.Paths) {
			return number
		}
	}
	version := d.version()
	digits := len(version) - len(strings.TrimLeft(version, "0123456789"))
	return versionNumber("v" + version[:digits])
}

// pathItem is what a path offers, by method.
type pathItem struct {
	Ref     scalar     `json:"$ref" yaml:"$ref"`
	Get     *operation `json:"get" yaml:"get"`
	Put     *operation `json:"put" yaml:"put"`
	Post    *operation `json:"post" yaml:"post"`
	Delete  *operation `json:"delete" yaml:"delete"`
	Options *operation `json:"options" yaml:"options"`
	Head    *operation `json:"head" yaml:"head"`
	Patch   *operation `json:"patch" yaml:"patch"`
	Trace   *operation `json:"trace" yaml:"trace"`
}

// deprecated is the stability of what a document marks as such.
const deprecated = "deprecated"

type operation struct {
	ID         scalar        `json:"operationId" yaml:"operationId"`
	Tags       []scalar      `json:"tags" yaml:"tags"`
	Stability  scalar        `json:"x-stability-level" yaml:"x-stability-level"`
	Deprecated bool          `json:"deprecated" yaml:"deprecated"`
	Security   *requirements `json:"security" yaml:"security"` // nil if that of the document applies
}

// operations lists what the paths offer, sorted by path.
func (d *document) operations(generation erp.Generation) []Operation {
	var all []Operation
	for path, item := range d.Paths {
		if !strings.HasPrefix(path, "/") {
			continue
		}
		if name, ok := strings.CutPrefix(string(item.Ref), "#/components/pathItems/"); ok {
			item = d.Components.PathItems[name]
		}
		for _, one := range []struct {
			method string
			o      *operation
		}{
			{"GET", item.Get}, {"HEAD", item.Head}, {"POST", item.Post}, {"PUT", item.Put}, {"PATCH", item.Patch},
			{"DELETE", item.Delete}, {"OPTIONS", item.Options}, {"TRACE", item.Trace},
		} {
			if one.o != nil {
				all = append(all, d.operation(one.method, path, one.o, generation))
			}
		}
	}
	sorting.By(all, func(a, b Operation) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

func (d *document) operation(method, path string, o *operation, generation erp.Generation) Operation {
	security := d.Security
	if o.Security != nil {
		security = *o.Security
	}
	out := Operation{Method: method, Path: path, ID: string(o.ID), Stability: string(o.Stability)}
	out.Scopes, out.AnyOne = security.scopes()
	out.AnyOne = out.AnyOne || anyOne(generation, out.Scopes)
	if o.Deprecated {
		out.Stability = deprecated
	}
	if len(o.Tags) > 0 {
		out.Tag = string(o.Tags[0])
	}
	return out
}
