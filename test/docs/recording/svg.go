package recording

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// Scene is a command and what it printed.
type Scene struct {
	Command string
	Output  []Line
}

// Recording is a film of scenes, of which one is shown after the other.
type Recording struct {
	Title, Description string
	Columns, Rows      int
	Scenes             []Scene
	Still              int // the scene that is shown to whoever wants no motion
}

// Sizes of a character, and of the frame around the text, in pixels.
const (
	charWidth, lineHeight = 7.8, 18
	margin, bar           = 16, 34
)

// Times in seconds: of a letter that is typed, before the answer, of each line of
// it, and for reading.
const (
	perLetter, answer, perLine, reading = 0.03, 0.3, 0.06, 5.0
)

// chunk is how many letters appear at once.
const chunk = 3

// style has two palettes: most readers have a dark or a light page around it.
const style = `text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;fill:var(--t)}
svg{--b:#0d1117;--e:#30363d;--t:#e6edf3;--d:#9198a1;--r:#ff7b72;--g:#56d364;--y:#e3b341;--l:#79c0ff;--m:#d2a8ff;--c:#76e3ea}
@media(prefers-color-scheme:light){svg{--b:#fff;--e:#d1d9e0;--t:#1f2328;--d:#59636e;--r:#cf222e;--g:#116329;--y:#7d4e00;--l:#0550ae;--m:#8250df;--c:#1b7c83}}
.b{font-weight:700}.d{fill:var(--d)}.c31{fill:var(--r)}.c32{fill:var(--g)}.c33{fill:var(--y)}.c34{fill:var(--l)}.c35{fill:var(--m)}.c36{fill:var(--c)}
.s{opacity:0;animation:%[1]ss step-end infinite}.s text{animation:l %[1]ss step-end infinite}.still{opacity:1}
@media(prefers-reduced-motion:reduce){.s,.s text{animation:none}}
@keyframes l{0%%{opacity:1}%[2]s%%{opacity:0}}
`

// duration is how long a scene is shown.
func (s Scene) duration() float64 {
	return float64(utf8.RuneCountInString(s.Command))*perLetter + answer + float64(len(s.Output))*perLine + reading
}

// SVG returns the film. It has no scripts and no fonts of its own, so that it is
// shown in an img element.
func (r Recording) SVG() (string, error) {
	total, longest := 0.0, 0.0
	for _, scene := range r.Scenes {
		total, longest = total+scene.duration(), max(longest, scene.duration())
		if len(scene.Output) >= r.Rows || len(scene.Command)+2 > r.Columns {
			return "", fmt.Errorf("%s does not fit on the terminal: it prints %d lines", scene.Command, len(scene.Output))
		}
	}
	if total < 2*longest {
		return "", fmt.Errorf("a scene of %gs is longer than the others together", longest)
	}
	width, height := 2*margin+float64(r.Columns)*charWidth, bar+r.Rows*lineHeight+margin
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %d" role="img" aria-labelledby="t d">`+"\n", width, height)
	fmt.Fprintf(&b, "<title id=\"t\">%s</title>\n<desc id=\"d\">%s</desc>\n<style>\n", html.EscapeString(r.Title), html.EscapeString(r.Description))
	fmt.Fprintf(&b, style, fmt.Sprintf("%.2f", total), percent(longest, total))
	for i, scene := range r.Scenes {
		fmt.Fprintf(&b, "@keyframes s%d{0%%{opacity:1}%s%%{opacity:0}}\n", i, percent(scene.duration(), total))
	}
	fmt.Fprintf(&b, "</style>\n<rect x=\".5\" y=\".5\" width=\"%g\" height=\"%d\" rx=\"8\" style=\"fill:var(--b);stroke:var(--e)\"/>\n", width-1, height-1)
	for i, colour := range []string{"r", "y", "g"} {
		fmt.Fprintf(&b, "<circle cx=\"%d\" cy=\"17\" r=\"5\" style=\"fill:var(--%s)\"/>\n", margin+5+i*18, colour)
	}
	begin := 0.0
	for i, scene := range r.Scenes {
		class := "s"
		if i == r.Still {
			class = "s still"
		}
		fmt.Fprintf(&b, "<g class=\"%s\" style=\"animation-name:s%d;animation-delay:%s\">\n", class, i, delay(begin, total))
		scene.write(&b, begin, total)
		b.WriteString("</g>\n")
		begin += scene.duration()
	}
	b.WriteString("</svg>\n")
	return b.String(), nil
}

// write writes the lines of a scene, each with the time at which it appears.
func (s Scene) write(b *strings.Builder, at, total float64) {
	y := bar + lineHeight - 5
	letters := []rune(s.Command)
	writeText(b, 0, y, delay(at, total), Line{{Style{Colour: 32}, "$"}})
	for i := 0; i < len(letters); i += chunk {
		part := letters[i:min(i+chunk, len(letters))]
		writeText(b, 2+i, y, delay(at+float64(i+len(part))*perLetter, total), Line{{Style{Bold: true}, string(part)}})
	}
	at += float64(len(letters))*perLetter + answer
	for i, line := range s.Output {
		if len(line) > 0 {
			writeText(b, 0, y+(i+1)*lineHeight, delay(at+float64(i)*perLine, total), line)
		}
	}
}

func writeText(b *strings.Builder, column, y int, delay string, line Line) {
	length := 0
	for _, run := range line {
		length += utf8.RuneCountInString(run.Text)
	}
	fmt.Fprintf(b, `<text x="%g" y="%d" textLength="%g" style="animation-delay:%s">`, margin+float64(column)*charWidth, y, float64(length)*charWidth, delay)
	for _, run := range line {
		text := strings.ReplaceAll(html.EscapeString(run.Text), " ", "\u00a0")
		if class := run.class(); class != "" {
			fmt.Fprintf(b, `<tspan class="%s">%s</tspan>`, class, text)
		} else {
			b.WriteString(text)
		}
	}
	b.WriteString("</text>\n")
}

func (s Style) class() string {
	var names []string
	if s.Bold {
		names = append(names, "b")
	}
	if s.Dim {
		names = append(names, "d")
	}
	if s.Colour != 0 {
		names = append(names, fmt.Sprint("c", s.Colour))
	}
	return strings.Join(names, " ")
}

// delay is the time at which something appears, in each round of the film: it began
// one round ago.
func delay(at, total float64) string {
	return fmt.Sprintf("%.2fs", at-total)
}

func percent(part, total float64) string {
	return fmt.Sprintf("%.2f", 100*part/total)
}
