package kit

// Dash returns a text, or a dash if it is empty.
func Dash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// Star marks the row of a table that is in use.
func Star(on bool) string {
	if on {
		return "*"
	}
	return " "
}
