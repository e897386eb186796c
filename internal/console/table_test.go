package console

import (
	"strings"
	"testing"
)

func tableOf(width int, print func(*Console)) string {
	var out strings.Builder
	c := &Console{Out: &out}
	if width >= 0 {
		c.OutWidth = func() int { return width }
	}
	print(c)
	return out.String()
}

var someRows = [][]string{
	{"", "NAME", "STATUS", "URL"},
	{"*", "müller", "accepted", "https://wawi.lan:5883/api/eazybusiness"},
	{" ", "日本", "-", "x"},
}

// TestConsole_Table: no line is longer than the terminal, and the key stays.
func TestConsole_Table(t *testing.T) {
	t.Parallel()
	const whole = "   NAME    STATUS    URL\n*  müller  accepted  https://wawi.lan:5883/api/eazybusiness\n   日本    -         x\n"
	for width, want := range map[int]string{
		-1: whole, // a pipe
		0:  whole, // a terminal of unknown width
		80: whole,
		40: "   NAME    STATUS    URL\n*  müller  accepted  https://wawi.lan:5…\n   日本    -         x\n",
		20: "   NAME    STA…  URL\n*  müller  acc…  ht…\n   日本    -     x\n",
		14: "   NAME    …  …\n*  müller  …  …\n   日本    -  x\n", // all that can be cut is
		1:  "   NAME    …  …\n*  müller  …  …\n   日本    -  x\n",
	} {
		got := tableOf(width, func(c *Console) { c.Table(someRows) })
		if got != want {
			t.Errorf("%d columns:\n%swant\n%s", width, got, want)
		}
	}
}

// TestConsole_Table_keys: a table can name the columns that are never cut.
func TestConsole_Table_keys(t *testing.T) {
	t.Parallel()
	got := tableOf(30, func(c *Console) { c.Table(someRows, 3) })
	const want = "   NAME    STAT…  URL\n*  müller  acce…  https://wawi.lan:5883/api/eazybusiness\n   日本    -      x\n"
	if got != want {
		t.Errorf("%s", got)
	}
	// A long key does not push the other lines over the edge.
	rows := [][]string{{"PATH", "NOTE"}, {"/" + strings.Repeat("x", 40), "a note"}, {"/short", "a note"}}
	if got := tableOf(30, func(c *Console) { c.Table(rows) }); got != "PATH                    NOTE\n"+rows[1][0]+"  a note\n/short                  a note\n" {
		t.Errorf("%s", got)
	}
	if got := tableOf(30, func(c *Console) { c.Table(nil) }); got != "" {
		t.Errorf("%q", got)
	}
}

// TestConsole_Fields: nothing is cut, and no value is below a name.
func TestConsole_Fields(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"scope", "items.read"}, {"means", "The app can read items and their prices."}, {"at", "https://wawi.lan:5883/api/eazybusiness"}}
	const whole = "scope  items.read\nmeans  The app can read items and their prices.\nat     https://wawi.lan:5883/api/eazybusiness\n"
	for width, want := range map[int]string{
		-1: whole, 0: whole, 80: whole,
		24: "scope  items.read\nmeans  The app can read\n       items and their\n       prices.\nat     https://wawi.lan:5883/api/eazybusiness\n",
	} {
		if got := tableOf(width, func(c *Console) { c.Fields(rows) }); got != want {
			t.Errorf("%d columns:\n%swant\n%s", width, got, want)
		}
	}
	if got := tableOf(3, func(c *Console) { c.Fields([][]string{{"a value"}}) }); got != "a value\n" {
		t.Errorf("%q", got)
	}
}
