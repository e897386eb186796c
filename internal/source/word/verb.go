package word

// Verbs are the words of names that say which method is used.
var Verbs = map[string]string{
	"get": "GET", "post": "POST", "put": "PUT", "patch": "PATCH", "delete": "DELETE", "del": "DELETE", "head": "HEAD",
}

// MethodOfName returns the method that a name says, "" if it says none or several.
func MethodOfName(name string) string {
	found := ""
	for _, w := range Of(name) {
		if m := Verbs[w]; m != "" {
			if found != "" && found != m {
				return ""
			}
			found = m
		}
	}
	return found
}
