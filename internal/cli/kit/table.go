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

// PrintTable prints the document of a command with -o json, else a table of the
// same.
func (a *App) PrintTable(document any, rows [][]string) error {
	if a.Flags.JSON() {
		return a.PrintJSON(document)
	}
	a.Console.Table(rows)
	return nil
}

// PrintFields is PrintTable for names and their values, of which nothing is cut.
func (a *App) PrintFields(document any, rows [][]string) error {
	if a.Flags.JSON() {
		return a.PrintJSON(document)
	}
	a.Console.Fields(rows)
	return nil
}
