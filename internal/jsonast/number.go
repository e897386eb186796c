package jsonast

import (
	"fmt"
	"strconv"
	"strings"
)

// number reads what begins like a number.
func (r *lexer) number() Value {
	if length := numberLength(r.text[r.at:]); length > 0 && r.delimited(r.at+length) && !r.continued(r.at+length) {
		text := r.text[r.at : r.at+length]
		r.at += length
		return Value{Kind: Number, Text: text}
	}
	end := r.wordEnd(r.at, inValue)
	token := r.text[r.at:end]
	right, why := correctNumber(token)
	if why == "" {
		return r.word()
	}
	if !r.truncated(end) {
		r.fault(r.at, end, fmt.Sprintf("%s is not a number in JSON: %s", excerpt(token), why), "write "+excerpt(right))
	}
	r.at = end
	return Value{Kind: Number, Text: token}
}

// continued reports whether a number is the beginning of text, as in 12 months.
func (r *scanner) continued(at int) bool {
	if at == len(r.text) || r.text[at] != ' ' || !wordStart(r.ahead(at)) {
		return false
	}
	word := strings.TrimLeft(r.text[at:r.phraseEnd(at)], " \t")
	return word != "" && word != "true" && word != "false" && word != "null"
}

// numberLength returns how many bytes of a text are a number as RFC 8259, 6
// has it; 0 for none.
func numberLength(text string) int {
	i := 0
	if i < len(text) && text[i] == '-' {
		i++
	}
	whole := digits(text[i:])
	if whole == 0 || whole > 1 && text[i] == '0' {
		return 0
	}
	i += whole
	if i < len(text) && text[i] == '.' {
		fraction := digits(text[i+1:])
		if fraction == 0 {
			return 0
		}
		i += 1 + fraction
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		exponent := digits(text[i:])
		if exponent == 0 {
			return 0
		}
		i += exponent
	}
	return i
}

func digits(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}

// correctNumber returns how JSON writes a number that other languages write
// differently, and the difference; nothing if it is not a number.
func correctNumber(token string) (right, why string) {
	tell := func(reason string) {
		if why == "" {
			why = reason
		}
	}
	sign, text := "", token
	switch {
	case strings.HasPrefix(text, "+"):
		text = text[1:]
		tell("it begins with a plus sign")
	case strings.HasPrefix(text, "-"):
		sign, text = "-", text[1:]
	}
	const prefix = 2 // 0x, 0o, 0b
	if len(text) > prefix && text[0] == '0' && strings.IndexByte("xXoObB", text[1]) >= 0 {
		n, err := strconv.ParseUint(text, 0, 64)
		if err != nil {
			return "", ""
		}
		return sign + strconv.FormatUint(n, 10), "it is not decimal"
	}
	if strings.Contains(text, "_") {
		text = strings.ReplaceAll(text, "_", "")
		tell("it has an underscore")
	}
	if n := digits(text); n > 1 && text[0] == '0' {
		text = strings.TrimLeft(text[:n-1], "0") + text[n-1:]
		tell("it begins with a zero")
	}
	if strings.HasPrefix(text, ".") {
		text = "0" + text
		tell("it begins with a decimal point")
	}
	if n := digits(text); n > 0 && strings.HasPrefix(text[n:], ".") && digits(text[n+1:]) == 0 {
		text = text[:n] + text[n+1:]
		tell("it ends with a decimal point")
	}
	if numberLength(text) != len(text) || text == "" {
		return "", ""
	}
	return sign + text, why
}
