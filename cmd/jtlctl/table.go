package main

func dash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

func star(on bool) string {
	if on {
		return "*"
	}
	return " "
}
