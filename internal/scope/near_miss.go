package scope

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// NearMiss returns the known scope of a generation that a name almost is: it has
// as many parts, and differs by one letter, or by two if it is long. A name with
// another permission is none: items.print may be new where items.read is known.
// Generation 0 is any.
func (x *Index) NearMiss(name string, generation erp.Generation) (known string, ok bool) {
	for _, n := range x.near(name, generation, typoDistance) {
		if IsTypo(name, n.scope.Name) && !x.mayBeNew(name, n.scope.Name) {
			return n.scope.Name, true
		}
	}
	return "", false
}

// IsTypo reports whether two names of scopes have as many parts and differ by a
// typo, as IsNearMiss has it. Dots are not counted as letters.
func IsTypo(name, known string) bool {
	dots := strings.Count(name, ".")
	if dots != strings.Count(known, ".") {
		return false
	}
	short := min(len(name), len(known))-dots < longWord
	return IsNearMiss(name, known) && (!short || levenshtein.ComputeDistance(name, known) == 1)
}

// mayBeNew reports whether a name differs from a known one only in its
// permission, and its permission is one: of another scope, a verb that means
// something else, as in getstate and setstate, or an operation on many instead of
// one, as in getnumberrange and getnumberranges, which both exist in API 1.0.
func (x *Index) mayBeNew(name, known string) bool {
	resource, permission := SplitPermission(name)
	knownResource, knownPermission := SplitPermission(known)
	if resource != knownResource {
		return false
	}
	if isOperation(knownPermission) && (plural(permission) == knownPermission || permission == plural(knownPermission)) {
		return true
	}
	if a, b := permissionOf(name), permissionOf(known); a != "" && b != "" && a != b {
		return true
	}
	for _, s := range x.scopes() {
		if _, other := SplitPermission(s.Name); other == permission {
			return true
		}
	}
	return false
}

// isOperation reports whether a permission names an operation, as those of API 1.x
// do, and not only what is allowed.
func isOperation(permission string) bool {
	verb := permissionPrefix(permission)
	return verb != "" && permissionOfWord()[permission] == ""
}

// newerResources are resources of paths and GraphQL operations that the built-in
// catalogues lack; they, or their first words, may be names of scopes. Source: the
// published documents 2.1 to 3.0, and queries of public apps, 2026-11-26.
var newerResources = [...]string{"salesinvoices", "purchaseorders", "productionorders", "shippingmethods", "stocks", "countries"}

// absentScopes are names that the documentation says do not exist. Source: the
// published description of scopes, 2026-11-21.
var absentScopes = [...]string{"all.write"}

// Misnomer returns the scope of a generation that is meant by a name of the right
// form that the platform never had: the wrong word for a resource, such as
// products.read or kunden.read, or another permission of a resource that is
// itself misnamed, such as orders.write. A word that the API uses anywhere is no
// misnomer: its scope may be new. better is "" if nothing is meant by the name.
func (x *Index) Misnomer(name string, generation erp.Generation) (better string, ok bool) {
	if slices.Contains(absentScopes[:], name) {
		return "", true
	}
	resource, permission := SplitPermission(name)
	for _, row := range misnamedScopes {
		wrong, _ := SplitPermission(row.name)
		right, _ := SplitPermission(row.better)
		if resource == wrong || resource == singular(wrong) {
			return x.existing(right+"."+permission, generation)
		}
	}
	right := resourceOf()[resource]
	if right == "" || x.usesWord(resource) {
		return "", false
	}
	return x.existing(right+"."+permission, generation)
}

func (x *contents) existing(name string, generation erp.Generation) (string, bool) {
	known, ok := x.Find(name)
	return name, ok && known.In(generation)
}

// usesWord reports whether a word is part of a path or the resource of a scope, in
// the singular or the plural.
func (x *Index) usesWord(word string) bool {
	same := func(other string) bool {
		return other == word || plural(other) == word || other == plural(word)
	}
	for _, newer := range newerResources {
		if same(newer) || strings.HasPrefix(newer, word) {
			return true
		}
	}
	for _, s := range x.scopes() {
		if resource, _ := SplitPermission(s.Name); same(resource) {
			return true
		}
	}
	for _, r := range x.routes() {
		for _, s := range r.segments {
			if !s.parameter && same(s.plain) {
				return true
			}
		}
	}
	return false
}
