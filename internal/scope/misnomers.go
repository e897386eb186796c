package scope

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// Misnomers returns the names of the form of resource and permission that Misnomer
// reports, sorted. Others that it reports have a permission of their own.
func (x *Index) Misnomers(generation erp.Generation) []string {
	resources := []string{}
	for _, row := range resourceAliases {
		resources = append(resources, strings.Fields(row.others)...)
	}
	for _, row := range misnamedScopes {
		wrong, _ := SplitPermission(row.name)
		resources = append(resources, wrong, singular(wrong))
	}
	names := slices.Clone(absentScopes[:])
	for _, resource := range resources {
		for _, row := range permissionAliases {
			name := resource + "." + row.name
			if _, known := x.Find(name); known || !isPlain(resource) {
				continue
			}
			if _, ok := x.Misnomer(name, generation); ok {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// isPlain reports whether a word has only letters that scopes have.
func isPlain(word string) bool { return strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" }
