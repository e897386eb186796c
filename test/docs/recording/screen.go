// Package recording makes an animated SVG of what commands print on a terminal.
package recording

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Style is how a character is shown: the parameters of SGR that jtlctl uses.
type Style struct {
	Bold, Dim bool
	Colour    int // 31 to 36; 0 is that of the terminal
}

// Run is text of one style.
type Run struct {
	Style

	Text string
}

// Line is a line of a terminal.
type Line []Run

type cell struct {
	Style

	letter rune
}

// escape matches a control sequence.
var escape = regexp.MustCompile(`^\x1b\[([0-9;]*)([A-Za-z])`)

// Lines returns what a terminal of that many columns shows after it was sent a
// text. It knows colours, carriage returns and cleared lines, and returns an error
// for everything else, so that nothing is shown wrongly.
func Lines(text string, columns int) ([]Line, error) {
	screen := [][]cell{nil}
	column, style := 0, Style{}
	for len(text) > 0 {
		row := len(screen) - 1
		switch {
		case strings.HasPrefix(text, "\n"):
			screen, text = append(screen, nil), text[1:]
			continue
		case strings.HasPrefix(text, "\r"):
			column, text = 0, text[1:]
			continue
		case text[0] == 0x1b:
			found := escape.FindStringSubmatch(text)
			if found == nil {
				return nil, fmt.Errorf("a control sequence that is not known: %.10q", text)
			}
			text = text[len(found[0]):]
			switch found[2] {
			case "m":
				if err := style.set(found[1]); err != nil {
					return nil, err
				}
			case "K":
				screen[row] = screen[row][:min(column, len(screen[row]))]
			default:
				return nil, fmt.Errorf("a control sequence that is not known: %q", found[0])
			}
			continue
		case text[0] < ' ':
			return nil, fmt.Errorf("a control character: %q", text[0])
		}
		letter, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		if column == columns {
			screen, row, column = append(screen, nil), row+1, 0
		}
		for len(screen[row]) <= column {
			screen[row] = append(screen[row], cell{letter: ' '})
		}
		screen[row][column] = cell{style, letter}
		column++
	}
	var lines []Line
	for _, cells := range screen {
		lines = append(lines, runs(cells))
	}
	return lines, nil
}

// set changes a style by the parameters of SGR.
func (s *Style) set(parameters string) error {
	for parameter := range strings.SplitSeq(parameters, ";") {
		switch n, _ := strconv.Atoi(parameter); {
		case n == 0:
			*s = Style{}
		case n == 1:
			s.Bold = true
		case n == 2:
			s.Dim = true
		case n == 22:
			s.Bold, s.Dim = false, false
		case n >= 31 && n <= 36:
			s.Colour = n
		case n == 39:
			s.Colour = 0
		default:
			return fmt.Errorf("a colour that is not known: %q", parameter)
		}
	}
	return nil
}

// runs joins neighbours of one style, and leaves out blanks at the end.
func runs(cells []cell) Line {
	for len(cells) > 0 && cells[len(cells)-1].letter == ' ' {
		cells = cells[:len(cells)-1]
	}
	var line Line
	for _, c := range cells {
		if last := len(line) - 1; last >= 0 && (line[last].Style == c.Style || c.letter == ' ') {
			line[last].Text += string(c.letter)
		} else {
			line = append(line, Run{c.Style, string(c.letter)})
		}
	}
	return line
}
