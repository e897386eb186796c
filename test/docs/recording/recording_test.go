package recording

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a\r\nb":                  "[[{{false false 0} a}] [{{false false 0} b}]]",
		"\x1b[31;1mab\x1b[0m c":   "[[{{true false 31} ab } {{false false 0} c}]]",
		"\x1b[2mab\x1b[22mc":      "[[{{false true 0} ab} {{false false 0} c}]]",
		"wait 1s\r\x1b[Kdone\r\n": "[[{{false false 0} done}] []]",
		"wait 10s\rwait 9s":       "[[{{false false 0} wait 9ss}]]",
		"123456789":               "[[{{false false 0} 12345678}] [{{false false 0} 9}]]",
		"12345678\r\n9":           "[[{{false false 0} 12345678}] [{{false false 0} 9}]]",
		"ä→\u00a0x":               "[[{{false false 0} ä→\u00a0x}]]",
		"\x1b[5mx":                "a colour that is not known: \"5\"",
		"\x1b[2Jx":                "a control sequence that is not known: \"\\x1b[2J\"",
		"\x1b]0;title\ax":         "a control sequence that is not known: \"\\x1b]0;title\\a\"",
		"a\tb":                    "a control character: '\\t'",
	} {
		lines, err := Lines(text, 8)
		got := fmt.Sprint(lines)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func film(t *testing.T) string {
	t.Helper()
	r := Recording{Title: "A & B", Description: "what is seen", Columns: 20, Rows: 4, Still: 1}
	for _, command := range []string{"first", "second <x>", "third"} {
		lines, err := Lines("\x1b[31mred\x1b[0m & <b>\r\n\r\nlast", 20)
		if err != nil {
			t.Fatal(err)
		}
		r.Scenes = append(r.Scenes, Scene{command, lines})
	}
	svg, err := r.SVG()
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

// TestSVG_document: it is well-formed, has words for whoever does not see it, stands
// still for whoever wants that, and has nothing that an img element does not show.
func TestSVG_document(t *testing.T) {
	t.Parallel()
	svg := film(t)
	decoder := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{
		`role="img" aria-labelledby="t d"`, `<title id="t">A &amp; B</title>`, `<desc id="d">what is seen</desc>`,
		"@media(prefers-reduced-motion:reduce){.s,.s text{animation:none}}", "@media(prefers-color-scheme:light)", `<g class="s still" style="animation-name:s1;`,
	} {
		if strings.Count(svg, want) != 1 {
			t.Errorf("it does not have %s once", want)
		}
	}
	if found := regexp.MustCompile(`<script|\bon\w+=|@import|@font-face|url\(|href|foreignObject`).FindString(svg); found != "" {
		t.Errorf("it has %s", found)
	}
	if svg != film(t) {
		t.Error("two films of the same scenes differ")
	}
}

// TestSVG_time: at each moment one scene is shown, and its lines appear one after
// the other, in the second round as in the first.
func TestSVG_time(t *testing.T) {
	t.Parallel()
	svg := film(t)
	number := func(text string) float64 { n, _ := strconv.ParseFloat(text, 64); return n }
	total := number(regexp.MustCompile(`animation:([\d.]+)s`).FindStringSubmatch(svg)[1])
	ends := map[string]float64{} // by keyframes, as a part of the whole
	for _, match := range regexp.MustCompile(`@keyframes (\w+)\{0%\{opacity:1\}([\d.]+)%`).FindAllStringSubmatch(svg, -1) {
		ends[match[1]] = number(match[2]) / 100
	}
	visible := func(delay, at float64, keyframes string) bool {
		_, part := math.Modf((at - delay) / total)
		return part < ends[keyframes]
	}
	groups := strings.Split(svg, "<g ")[1:]
	begin := regexp.MustCompile(`animation-name:(\w+);animation-delay:(-[\d.]+)s`)
	line := regexp.MustCompile(`<text [^>]*animation-delay:(-[\d.]+)s`)
	before := -1
	seen := map[int]bool{}
	for at := 0.05; at < 2*total; at += 0.1 {
		shown, lines := -1, 0
		for i, group := range groups {
			match := begin.FindStringSubmatch(group)
			if !visible(number(match[2]), at, match[1]) {
				continue
			}
			if shown >= 0 {
				t.Fatalf("after %gs two scenes are shown", at)
			}
			shown = i
			for _, text := range line.FindAllStringSubmatch(group, -1) {
				if visible(number(text[1]), at, "l") {
					lines++
				}
			}
		}
		if shown < 0 {
			t.Fatalf("after %gs no scene is shown", at)
		}
		if key := shown; seen[key] && lines < before && at < total {
			t.Fatalf("after %gs lines of scene %d are gone", at, shown)
		}
		if lines == 0 || !seen[shown] && lines == strings.Count(groups[shown], "<text ") {
			t.Fatalf("after %gs %d lines of scene %d are shown", at, lines, shown)
		}
		seen[shown], before = true, lines
	}
	if len(seen) != 3 {
		t.Errorf("shown are %v", seen)
	}
}

// TestSVG_contrast: each colour is readable on its background (WCAG 2, level AA).
func TestSVG_contrast(t *testing.T) {
	t.Parallel()
	palettes := regexp.MustCompile(`svg\{(--b:[^}]*)\}`).FindAllStringSubmatch(style, -1)
	if len(palettes) != 2 {
		t.Fatal(palettes)
	}
	for _, palette := range palettes {
		colours := map[string]float64{}
		for entry := range strings.SplitSeq(palette[1], ";") {
			name, value, _ := strings.Cut(entry, ":#")
			colours[name] = luminance(t, value)
		}
		for name, colour := range colours {
			light, dark := max(colour, colours["--b"]), min(colour, colours["--b"])
			if ratio := (light + 0.05) / (dark + 0.05); ratio < 4.5 && name != "--b" && name != "--e" {
				t.Errorf("%s has a contrast of %.1f in %s", name, ratio, palette[1])
			}
		}
	}
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// TestSVG_size: what does not fit, or would be shown for longer than all other
// scenes, is refused.
func TestSVG_size(t *testing.T) {
	t.Parallel()
	ok := Scene{Command: "a", Output: make([]Line, 3)}
	for name, r := range map[string]Recording{
		"lines":   {Columns: 20, Rows: 3, Scenes: []Scene{ok, ok}},
		"command": {Columns: 20, Rows: 9, Scenes: []Scene{ok, {Command: strings.Repeat("a", 19)}}},
		"time":    {Columns: 20, Rows: 9, Scenes: []Scene{ok}},
	} {
		if _, err := r.SVG(); err == nil {
			t.Errorf("%s: it is made", name)
		}
	}
}
