package main

import "strings"

// absent says which variables are missing, and whether one is there but empty:
// it then got its value from something that failed.
func (a *app) absent(variables ...string) string {
	var unset, parts []string
	for _, variable := range variables {
		if a.isSet(variable) {
			parts = append(parts, variable+" is empty")
		} else {
			unset = append(unset, variable)
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

// empties are the variables that are there and empty, as an addition to a
// message.
func (a *app) empties(variables []string) string {
	var text strings.Builder
	for _, variable := range variables {
		if a.isSet(variable) && a.environment(variable) == "" {
			text.WriteString("; " + variable + " is empty")
		}
	}
	return text.String()
}
