package merchant

import (
	"embed"
	"strings"
)

//go:embed data
var data embed.FS

// tables are the tables of data/.
type tables struct {
	scopes  map[string]row // of API 2.0, by name
	areas   map[string]row // of API 1.x, by resource
	verbs   []row          // of API 1.x; the last one fits every operation
	objects map[string]row // of the operations of API 1.x, in the singular
}

// row is one line of a table, by the names of its columns.
type row map[string]string

func readTables() tables {
	return tables{
		scopes:  index(table("scopes"), "scope"),
		areas:   index(table("older-areas"), "resource"),
		verbs:   table("older-verbs"),
		objects: index(table("older-objects"), "object"),
	}
}

func index(rows []row, column string) map[string]row {
	found := map[string]row{}
	for _, r := range rows {
		found[r[column]] = r
	}
	return found
}

// table reads a table of data/, whose first line names the columns. The files are
// embedded and tested, so nothing is checked here.
func table(name string) []row {
	text, _ := data.ReadFile("data/" + name + ".tsv")
	head, body, _ := strings.Cut(string(text), "\n")
	columns := strings.Split(head, "\t")
	var rows []row
	for line := range strings.Lines(body) {
		r := row{}
		for i, field := range strings.Split(strings.TrimSuffix(line, "\n"), "\t") {
			r[columns[i]] = field
		}
		rows = append(rows, r)
	}
	return rows
}
