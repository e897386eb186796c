package cloudapi

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// Enforcement is which operations need a scope that the app declares.
type Enforcement string

// The ways to enforce scopes. As far as is known, the cloud enforced none on
// 2026-11-21.
const (
	None Enforcement = "none"
	// Declared refuses what needs a scope, by the catalogue or by the name of a
	// GraphQL operation, that the app does not declare.
	Declared Enforcement = "declared"
	// All refuses also what only probably needs such a scope, because the document
	// names none for it.
	All Enforcement = "all"
)

// Enforcements lists the ways to enforce scopes.
func Enforcements() []string { return []string{string(Declared), string(All), string(None)} }

// SetEnforcement decides which calls are refused: in a way that a user named, or
// else, with the manifest of the app, by what it declares.
func (c *Config) SetEnforcement(way string, declared []string, hasManifest bool) (err error) {
	c.Declared = declared
	switch {
	case way == "" && hasManifest:
		c.Enforce = Declared
	case way == "":
		c.Enforce = None
	default:
		c.Enforce, err = ParseEnforcement(way)
	}
	if err == nil && c.Enforce == Declared && !hasManifest {
		err = fault.New(fault.Usage, "--enforce declared needs the manifest that declares the scopes").WithHint("name it with --manifest app.json")
	}
	return err
}

// ParseEnforcement reads a way to enforce scopes.
func ParseEnforcement(text string) (Enforcement, error) {
	return Enforcement(text), suggest.Among("way to enforce scopes", text, Enforcements())
}

type enforcer struct {
	way      Enforcement
	declared map[string]bool
}

func newEnforcer(way Enforcement, declared []string) enforcer {
	e := enforcer{way, make(map[string]bool, len(declared))}
	for _, name := range declared {
		e.declared[name] = true
	}
	return e
}

// missing returns the scopes that an operation needs and the app does not declare,
// "" if it may be called.
func (e enforcer) missing(o *operation) string {
	switch {
	case e.way == None || e.way == "" || len(o.scopes) == 0:
		return ""
	case !o.exact && !o.named && e.way != All:
		return ""
	case e.declared["system.all"]:
		return ""
	case e.declared[scope.AllRead] && o.method == "GET" && o.generation == erp.V1:
		return ""
	}
	var absent []string
	for _, group := range o.scopes {
		if !slices.ContainsFunc(group, func(name string) bool { return e.declared[name] }) {
			absent = append(absent, strings.Join(group, " or "))
		}
	}
	return strings.Join(absent, ", and ")
}
