package source

import (
	"path"
	"slices"
	"strings"
)

// routeKey returns a path as all ways of writing its parameters have in common.
func routeKey(path string) string {
	parts := strings.Split(strings.ToLower(path), "/")
	for i, part := range parts {
		if strings.ContainsAny(part, ":{<[*(") {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

// routeOfFile returns the path that a file serves by its name, as Next.js 16, SvelteKit 2
// and Nuxt 4 have it; "" if it serves none, or all that are below one.
func routeOfFile(name string) string {
	folders := strings.Split(name, "/")
	last := folders[len(folders)-1]
	folders = folders[:len(folders)-1]
	stem := strings.TrimSuffix(last, path.Ext(last))
	below := func(folder string) []string {
		if at := slices.Index(folders, folder); at >= 0 {
			return slices.Clone(folders[at+1:])
		}
		return nil
	}
	var parts []string
	switch {
	case stem == "route":
		parts = below("app")
	case stem == "+server":
		parts = below("routes")
	case below("pages") != nil || below("server") != nil:
		if parts = append(below("pages"), below("server")...); len(parts) == 0 || parts[0] != "api" {
			return ""
		}
		if stem = strings.TrimSuffix(stem, path.Ext(stem)); stem != "index" {
			parts = append(parts, stem)
		}
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" || part[0] == '(' })
	if len(parts) == 0 || strings.Contains(strings.Join(parts, "/"), "[...") {
		return ""
	}
	return "/" + strings.Join(parts, "/")
}
