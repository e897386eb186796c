package jwt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// breaks matches what separates the lines of a token that was wrapped: a line
// end, with what continues a line before it and quotation marks of mail after it,
// or other white space.
var breaks = textutil.NewPattern(`^(?:[ \t]*[=\\^` + "`" + `]?[ \t]*\r?\n[ \t>]*(?:\r?\n[ \t>]*)?|[ \t\x{a0}\x{200b}\x{2060}\x{feff}]+)`)

// maxPieces bounds the work for a text: how many pieces of tokens are joined.
const maxPieces = 2000

// wrappedAt joins the pieces of a token that was wrapped. end is that of the
// first one; whole is true if that can be read as a token. It returns the end of
// the last one, and the token without white space; "" if there is none.
func wrappedAt(text string, begin, end int, whole bool, budget *int) (int, string) {
	var joined strings.Builder
	joined.WriteString(text[begin:end])
	widest, fallbackEnd, fallback := end-begin, 0, ""
	for ; *budget > 0; *budget-- {
		gap := breaks.Regexp().FindString(text[end:])
		if gap == "" {
			break
		}
		next := end + len(gap)
		stop := next
		for stop < len(text) && isTokenByte(text[stop]) {
			stop++
		}
		if stop == next || joined.Len() > MaxSize {
			break
		}
		line := strings.Contains(gap, "\n")
		if !bounded(text, stop) && breaks.Regexp().FindString(text[stop:]) == "" {
			break // another word, such as the name of the next header
		}
		if startsToken(text[next:stop]) && strings.Count(joined.String(), ".") >= 2 {
			break
		}
		short := stop-next < widest
		widest = max(widest, stop-next)
		joined.WriteString(text[next:stop])
		end = stop
		candidate := joined.String()
		if !isJWT(candidate) {
			continue
		}
		if isComplete(candidate) {
			return end, candidate
		}
		// Nothing says how long the signature must be, or it is too short still:
		// a line that is shorter than the others is the last.
		if !whole && (fallback == "" || line && !short) {
			fallback, fallbackEnd = candidate, end
		}
	}
	return fallbackEnd, fallback
}

func startsToken(text string) bool {
	at := starts.Regexp().FindStringIndex(text)
	return at != nil && at[0] == 0 && strings.Contains(text, ".")
}

// isComplete reports whether the signature of a token has the length that its
// algorithm demands (RFC 7518, 3.2 to 3.5; RFC 8037, 3.1; RSA keys of 1024 to
// 8192 bits). Of other algorithms it is not known.
func isComplete(text string) bool {
	token, err := Parse(text)
	if err != nil {
		return false
	}
	algorithm, _ := token.Header.Text("alg")
	return slices.Contains(signatureSizes(algorithm), len(token.Signature))
}

// signatureSizes lists how long signatures of an algorithm can be, in bytes; nil if
// it is not known.
func signatureSizes(algorithm string) []int {
	switch algorithm {
	case "EdDSA":
		return []int{64, 114}
	case "Ed25519", "ES256", "ES256K", "HS512":
		return []int{64}
	case "Ed448":
		return []int{114}
	case "ES384":
		return []int{96}
	case "ES512":
		return []int{132}
	case "HS256":
		return []int{32}
	case "HS384":
		return []int{48}
	case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512":
		return []int{128, 256, 384, 512, 768, 1024}
	}
	return nil
}

// fallback finds what is meant as a token if there is no JWT: something that
// begins like one, so that what is wrong with it can be said, or an opaque token.
func fallback(text string) Pasted {
	for _, form := range texts(text) {
		for at := 0; ; {
			span := starts.Regexp().FindStringIndex(form.text[at:])
			if span == nil {
				break
			}
			begin := at + span[0]
			end := begin
			for end < len(form.text) {
				r, size := utf8.DecodeRuneInString(form.text[end:])
				if isDelimiter(r) {
					break
				}
				end += size
			}
			if piece := form.text[begin:end]; (begin == 0 || !isTokenByte(form.text[begin-1])) && strings.Contains(piece, ".") {
				if form.text[:begin] == "" && form.text == text {
					piece = unquote(text) // white space inside is named by Parse
				}
				return Pasted{Token: piece}
			}
			at = end
		}
	}
	if word, named := opaqueWord(text); word != "" {
		return Pasted{Token: word, Opaque: named || isOpaque(word)}
	}
	return Pasted{Token: unquote(text)}
}

// unquote removes white space and one pair of quotes of a kind, repeatedly.
func unquote(text string) string {
	for {
		text = trimBlank(text)
		if len(text) < 2 || text[0] != text[len(text)-1] || strings.IndexByte("\"'`", text[0]) < 0 {
			return text
		}
		text = text[1 : len(text)-1]
	}
}
