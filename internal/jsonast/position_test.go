package jsonast

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestText_Position(t *testing.T) {
	t.Parallel()
	//             0123456 7 8 9 01 23 4 5
	text := Parse([]byte("[1,\r\n\"ü\",\r2,\n\n3]"))
	for offset, want := range map[int][2]int{
		-5: {1, 1}, 0: {1, 1}, 3: {1, 4}, 4: {1, 5}, 5: {2, 1}, 6: {2, 2}, 7: {2, 2}, 8: {2, 3}, 9: {2, 4}, 10: {2, 5},
		11: {3, 1}, 13: {3, 3}, 14: {4, 1}, 15: {5, 1}, 16: {5, 2}, 17: {5, 3}, 18: {5, 3}, 999: {5, 3},
	} {
		if line, column := text.Position(offset); [2]int{line, column} != want {
			t.Errorf("%d: %d:%d, not %v", offset, line, column, want)
		}
	}
}

func TestText_Position_end(t *testing.T) {
	t.Parallel()
	for input, want := range map[string][2]int{"": {1, 1}, "1": {1, 2}, "1\n": {2, 1}, "1\r": {2, 1}, "1\r\n": {2, 1}, "1\n\r": {3, 1}, "😀": {1, 2}} {
		text := Parse([]byte(input))
		if line, column := text.Position(len(input)); [2]int{line, column} != want {
			t.Errorf("%q: %d:%d, not %v", input, line, column, want)
		}
	}
}

// Long lines are not counted from their beginning, which must not show.
func TestText_Position_longLine(t *testing.T) {
	t.Parallel()
	unit := `"Grüße 😀 €", `
	content := "[\n" + strings.Repeat(unit, 1000) + "1\n" + strings.Repeat(unit, 500) + "2]"
	text := Parse([]byte(content))
	lines := strings.Split(content, "\n")
	start := 0
	for n, line := range lines {
		for offset := range line {
			want := utf8.RuneCountInString(line[:offset]) + 1
			if l, column := text.Position(start + offset); l != n+1 || column != want {
				t.Fatalf("%d of line %d: %d:%d, not column %d", offset, n+1, l, column, want)
			}
		}
		start += len(line) + 1
	}
}
