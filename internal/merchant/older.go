package merchant

import "strings"

// describeOlder derives what a scope of API 1.x allows from its name, such as
// item.queryitems: a resource and one operation, which begins with a verb. It
// uses only the form of the name; the catalogue knows whether the scope exists.
func (w tables) describeOlder(scope, language string) (right, bool) {
	resource, operation, _ := strings.Cut(scope, ".")
	area, known := w.areas[resource]
	if !known || !isPlain(operation) || strings.Contains(operation, ".") {
		return right{}, false
	}
	for _, verb := range w.verbs {
		if strings.HasPrefix(operation, verb["verb"]) {
			return right{Area: area[language], Sentence: verb[language]}, true
		}
	}
	return right{}, false
}
