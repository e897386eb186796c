package jsonast

func stringFaults() []faulty {
	return []faulty{
		// strings
		{`{'a': 'b'}`, `{"a":"b"}`, []string{
			`1:2+3 a string that is not in double quotation marks | write "a"`,
			`1:7+3 a string that is not in double quotation marks | write "b"`,
		}},
		{`['it's', 'b']`, `["it's","b"]`, []string{
			`1:2+6 a string that is not in double quotation marks | write "it's"`,
			`1:10+3 a string that is not in double quotation marks | write "b"`,
		}},
		{`["a, "b"]`, `["a","b"]`, []string{
			`1:2+2 a string that is not closed | write " at its end`,
		}},
		{`{"a": "x, "y", z"}`, `{"a":"x, \"y\", z"}`, []string{
			`1:11+1 a quotation mark in a string | escape it as \"`,
		}},
		{"[`a`]", `["a"]`, []string{
			`1:2+3 a string that is not in double quotation marks | write "a"`,
		}},
		{`{“a”: „b“}`, `{"a":"b"}`, []string{
			`1:2+7 a string in typographic quotation marks, as a word processor writes them | write "a"`,
			`1:7+7 a string in typographic quotation marks, as a word processor writes them | write "b"`,
		}},
		{`{"a”: "b"}`, `{"a":"b"}`, []string{
			`1:2+5 a string that ends with a typographic quotation mark, as a word processor writes them | write "…"`,
		}},
		{`["a”, "b"]`, `["a","b"]`, []string{
			`1:2+5 a string that ends with a typographic quotation mark, as a word processor writes them | write "…"`,
		}},
		{`[‘a’]`, `["a"]`, []string{
			`1:2+7 a string in typographic quotation marks, as a word processor writes them | write "a"`,
		}},
		{`{a: "b"}`, `{"a":"b"}`, []string{
			`1:2+1 the name a has no quotation marks | write "a"`,
		}},
		{`{my name: 1}`, `{"my name":1}`, []string{
			`1:2+7 the name my name has no quotation marks | write "my name"`,
		}},
		{`{a": 1}`, `{"a":1}`, []string{
			`1:2+0 a quotation mark is missing at the beginning of a name | write " before it`,
		}},
		{`[a", "b"]`, `["a","b"]`, []string{
			`1:2+0 a quotation mark is missing at the beginning of a string | write " before it`,
		}},
		{`{"a: 1, "b": 2}`, `{"a":1,"b":2}`, []string{
			`1:2+2 a string that is not closed | write " at its end`,
		}},
		{"{\"a: 1,\n\"b\": 2}", `{"a":1,"b":2}`, []string{
			`1:2+2 a string that is not closed | write " at its end`,
		}},
		{`{"a": "b, "c": 1}`, `{"a":"b","c":1}`, []string{
			`1:7+2 a string that is not closed | write " at its end`,
		}},
		{"{\"a\": \"b,\n\"c\": 1}", `{"a":"b","c":1}`, []string{
			`1:7+2 a string that is not closed | write " at its end`,
		}},
		{`{"a": "b}`, `{"a":"b"}`, []string{
			`1:7+2 a string that is not closed | write " at its end`,
		}},
		{"{\"x\": {\"a\": \"[b] },\n\"c\": 1}", `{"x":{"a":"[b]"},"c":1}`, []string{
			`1:13+4 a string that is not closed | write " at its end`,
		}},
		{`"a`, `"a"`, []string{
			`1:1+2 a string that is not closed | write " at its end`,
		}},
		{"{\"a\": \"b\nc\"}", `{"a":"b\nc"}`, []string{
			`1:9+1 a line break in a string | escape it as \n`,
		}},
		{"[\"a\r\nb\"]", `["a\r\nb"]`, []string{
			`1:4+1 a line break in a string | escape it as \n`,
		}},
		{"[\"a\tb\"]", `["a\tb"]`, []string{
			`1:4+1 a tab in a string | escape it as \t`,
		}},
		{"[\"a\x01b\x02\"]", `["a\u0001b\u0002"]`, []string{
			`1:4+1 a control character (U+0001) in a string | remove it, or write \u0001`,
		}},
		{`["he said "hi" to me"]`, `["he said \"hi\" to me"]`, []string{
			`1:11+1 a quotation mark in a string | escape it as \"`,
		}},
		{`{"a"": 1}`, `{"a":1}`, []string{
			`1:5+1 a quotation mark too many | remove it`,
		}},
		{`["a"", 1]`, `["a",1]`, []string{
			`1:5+1 a quotation mark too many | remove it`,
		}},
		{`["\"\\\/\b\f\n\r\t\u00e9\u20AC\uD83D\uDE00"]`, `["\"\\/\b\f\n\r\té€😀"]`, []string{}},
		{`["\x41"]`, `["\\x41"]`, []string{
			`1:3+2 \x is not an escape in JSON | write \u and four digits for a character, \\ for a backslash`,
		}},
		{`["\'"]`, `["'"]`, []string{
			`1:3+2 \' is not an escape in JSON | write ' without a backslash`,
		}},
		{`["C:\Users\me"]`, `["C:\\Users\\me"]`, []string{
			`1:5+2 \U is not an escape in JSON | write \u and four digits for a character, \\ for a backslash`,
		}},
		{`["\u12", 1]`, `["\\u12",1]`, []string{
			`1:3+4 \u12 is not an escape in JSON | four digits of 0-9 and a-f follow \u; write \\ for a backslash`,
		}},
		{`["\u12G4"]`, `["\\u12G4"]`, []string{
			`1:3+4 \u12 is not an escape in JSON | four digits of 0-9 and a-f follow \u; write \\ for a backslash`,
		}},
		{"[\"a\\\nb\"]", `["a\\\nb"]`, []string{
			`1:4+1 a backslash at the end of a line is not an escape in JSON | write the string on one line`,
		}},
		{`["\ud800"]`, `["�"]`, []string{
			`1:3+6 \ud800 is half of a surrogate pair, not a character | write the character itself, or both halves`,
		}},
		{`["\udc00\ud800x"]`, `["��x"]`, []string{
			`1:3+6 \udc00 is half of a surrogate pair, not a character | write the character itself, or both halves`,
			`1:9+6 \ud800 is half of a surrogate pair, not a character | write the character itself, or both halves`,
		}},
		{`["\ud800\q"]`, `["�\\q"]`, []string{
			`1:3+6 \ud800 is half of a surrogate pair, not a character | write the character itself, or both halves`,
			`1:9+2 \q is not an escape in JSON | write \\ for a backslash`,
		}},
		{`[C:\temp]`, `["C:\\temp"]`, []string{
			`1:2+7 a string without quotation marks | write "C:\\temp"`,
		}},
		{`{"a": https://x.de:80/b?c=d#e, "f": 1}`, `{"a":"https://x.de:80/b?c=d#e","f":1}`, []string{
			`1:7+23 a string without quotation marks | write "https://x.de:80/b?c=d#e"`,
		}},
		{`{"a": my app, "b": 1}`, `{"a":"my app","b":1}`, []string{
			`1:7+6 a string without quotation marks | write "my app"`,
		}},
		{"[a\u00a0b]", `["a","b"]`, []string{
			`1:2+1 a string without quotation marks | write "a"`,
			`1:3+2 an invisible character (U+00A0) that is not white space in JSON | remove it, or write a space`,
			`1:4+1 a string without quotation marks | write "b"`,
		}},
		{"{a: B\xFCro, b: 1}", `{"a":"B�ro","b":1}`, []string{
			`1:2+1 the name a has no quotation marks | write "a"`,
			`1:5+4 a string without quotation marks | write "B�ro"`,
			`1:6+1 the file is not UTF-8 | it may be Windows-1252 or Latin-1; save the file as UTF-8`,
			`1:11+1 the name b has no quotation marks | write "b"`,
		}},
		{`[x@y.de]`, `["x@y.de"]`, []string{
			`1:2+6 a string without quotation marks | write "x@y.de"`,
		}},
		{`[1.2.3, 2026-01-31]`, `["1.2.3","2026-01-31"]`, []string{
			`1:2+5 a string without quotation marks | write "1.2.3"`,
			`1:9+10 a string without quotation marks | write "2026-01-31"`,
		}},
		{`[12 months, 1 true]`, `["12 months",1,true]`, []string{
			`1:2+9 a string without quotation marks | write "12 months"`,
			`1:14+0 a comma is missing | write , between two values`,
		}},
	}
}
