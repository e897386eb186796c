// Package environ looks up environment variables, and says of those that are
// missing whether they are unset or empty.
//
// It does not know what a variable is for, and reads none of the process
// itself.
package environ

import "strings"

// Lookup returns a variable and whether it is set, as os.LookupEnv does.
type Lookup func(name string) (value string, set bool)

// Get returns a variable; "" if it is unset or empty.
func (l Lookup) Get(name string) string {
	value, _ := l(name)
	return value
}

// Missing says which of the variables are unset, and which are set but empty:
// such a value comes from something that failed.
func (l Lookup) Missing(names ...string) string {
	var unset, parts []string
	for _, name := range names {
		if _, set := l(name); set {
			parts = append(parts, name+" is empty")
		} else {
			unset = append(unset, name)
		}
	}
	switch len(unset) {
	case 0:
	case 1:
		parts = append(parts, unset[0]+" is not set")
	default:
		parts = append(parts, strings.Join(unset, " and ")+" are not set")
	}
	return strings.Join(parts, ", ")
}

// Empty lists the variables that are set and empty, as an addition to a
// message.
func (l Lookup) Empty(names ...string) string {
	var text strings.Builder
	for _, name := range names {
		if value, set := l(name); set && value == "" {
			text.WriteString("; " + name + " is empty")
		}
	}
	return text.String()
}
