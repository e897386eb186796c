package kit

func Dash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

func Star(on bool) string {
	if on {
		return "*"
	}
	return " "
}
