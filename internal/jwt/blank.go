package jwt

import (
	"strings"
	"unicode"
)

// isBlank reports whether a text shows nothing: it is empty, or only white space,
// control characters and those that no font draws.
func isBlank(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !isInvisible(r) })
}

func isInvisible(r rune) bool {
	const brailleBlank = '\u2800' // a symbol, and drawn as nothing
	return r == brailleBlank || unicode.IsSpace(r) || unicode.IsControl(r) ||
		unicode.In(r, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
