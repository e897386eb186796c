package merchant

import "strings"

// describeOlder derives what a scope of API 1.x allows from its name, such as
// item.queryitems: a resource and one operation, which begins with a verb and
// names its object. It uses only the form of the name; the catalogue knows
// whether the scope exists.
func (w tables) describeOlder(scope, language string) (right, bool) {
	resource, operation, _ := strings.Cut(scope, ".")
	area, known := w.areas[resource]
	if !known || !isPlain(operation) || strings.Contains(operation, ".") {
		return right{}, false
	}
	for _, verb := range w.verbs {
		if rest, ok := strings.CutPrefix(operation, verb["verb"]); ok {
			sentence := strings.TrimSuffix(verb[language], ".") + ": " + w.olderObject(resource, rest, operation, language) + "."
			return right{Area: area[language], Sentence: sentence}, true
		}
	}
	return right{}, false
}

// olderObject returns what an operation of a resource is about: one of the known
// objects, the resource itself, or the operation by its name. rest is the
// operation without its verb.
func (w tables) olderObject(resource, rest, operation, language string) string {
	// The resource is repeated, in the plural where it is all: item.queryitems.
	object := strings.TrimPrefix(rest, resource)
	singular := strings.TrimSuffix(strings.TrimSuffix(object, "s"), "e")
	switch plural := strings.TrimSuffix(resource, "y") + "ies"; {
	case rest == plural, singular == "" && rest != "":
		return w.areas[resource][language]
	}
	for _, name := range []string{object, strings.TrimSuffix(object, "s")} {
		if known, ok := w.objects[name]; ok {
			return known[language]
		}
	}
	return code(operation)
}
