package jsonast

func documentFaults() []faulty {
	return []faulty{
		// what the text is
		{``, `?`, []string{
			`1:1+0 the file is empty | `,
		}},
		{"  \n\t", `?`, []string{
			`1:1+0 the file is empty | `,
		}},
		{"// one\n/* two */\n", `?`, []string{
			`1:1+17 the file contains only comments | JSON has no comments: write a value`,
		}},
		{"\ufeff{\"a\": 1}", `{"a":1}`, []string{
			`1:1+3 the file begins with a byte order mark | save the file as UTF-8 without a byte order mark`,
		}},
		{"\ufeff", `?`, []string{
			`1:1+3 the file begins with a byte order mark | save the file as UTF-8 without a byte order mark`,
			`1:1+0 the file is empty | `,
		}},
		{"<!DOCTYPE html>\n<p>", `?`, []string{
			`1:1+15 the file is HTML or XML, not JSON | was a web page saved instead?`,
		}},
		{"name: x\nversion: 1", `?`, []string{
			`1:1+7 the file is not JSON; it looks like YAML | write it as JSON: { "name": "value" }`,
		}},
		{"---\na: 1", `?`, []string{
			`1:1+3 the file is not JSON; it looks like YAML | write it as JSON: { "name": "value" }`,
		}},
		{"- a\n- b", `?`, []string{
			`1:1+3 the file is not JSON; it looks like YAML | write it as JSON: { "name": "value" }`,
		}},
		{"PK\x03\x04rest", `?`, []string{
			`1:1+0 the file is not text | is it the right file, and was it saved completely? save the file as UTF-8`,
		}},
		{"\x00\x00\x00\x00\x00", `?`, []string{
			`1:1+0 the file is not text | is it the right file, and was it saved completely? save the file as UTF-8`,
		}},
		{"{\"a\": \"Gr\xfc\xdfe\", \"b\": \"\xe4\"}", `{"a":"Gr��e","b":"�"}`, []string{
			`1:10+1 the file is not UTF-8 | it may be Windows-1252 or Latin-1; save the file as UTF-8`,
		}},
		{"{\"a\": 1,\x00 \"b\": 2}", `{"a":1,"b":2}`, []string{
			`1:9+1 an invisible character (U+0000) that is not white space in JSON | remove it, or write a space`,
		}},
		{"{\"a\":\u00a01}", `{"a":1}`, []string{
			`1:6+2 an invisible character (U+00A0) that is not white space in JSON | remove it, or write a space`,
		}},
		{"[1,\u200b\u200b 2]", `[1,2]`, []string{
			`1:4+6 an invisible character (U+200B) that is not white space in JSON | remove it, or write a space`,
		}},

		// around the document
		{`{"a": 1} x`, `{"a":1}`, []string{
			`1:10+1 text after the end of the JSON | a file contains one value: remove the rest, or put all of it into an array`,
		}},
		{"{\"a\": 1}\n{\"b\": 2}", `{"a":1}`, []string{
			`2:1+8 text after the end of the JSON | a file contains one value: remove the rest, or put all of it into an array`,
		}},
		{`{"a": 1}}`, `{"a":1}`, []string{
			`1:8+1 a } too many: it ends the document, but more follows | remove it, or another one before it`,
		}},
		{`{"a": {"b": 1}}, "c": 2}`, `{"a":{"b":1},"c":2}`, []string{
			`1:15+1 a } too many: it ends the document, but more follows | remove it, or another one before it`,
		}},
		{`null,`, `null`, []string{
			`1:5+1 text after the end of the JSON | is a bracket closed too early before it?`,
		}},
		{`}`, `?`, []string{
			`1:1+1 a } with nothing before it | remove it`,
		}},
		{`"a": 1, "b": 2`, `{"a":1,"b":2}`, []string{
			`1:1+0 a { is missing | names and values belong between { and }`,
		}},
		{`"a": 1}`, `{"a":1}`, []string{
			`1:1+0 a { is missing | names and values belong between { and }`,
		}},
		{`module.exports = {"a": 1};`, `{"a":1}`, []string{
			`1:1+17 text before the beginning of the JSON | remove it`,
		}},
		{`show([1]);`, `[1]`, []string{
			`1:1+5 text before the beginning of the JSON | remove it`,
		}},
		{"```json\n{\"a\": 1}\n```\n", `{"a":1}`, []string{
			`1:1+7 text before the beginning of the JSON | remove it`,
		}},
		{`hello`, `"hello"`, []string{
			`1:1+5 a string without quotation marks | write "hello"`,
		}},
		{"{\"a\": 1}\n// the end\n", `{"a":1}`, []string{
			`2:1+10 a comment, which JSON does not have | remove it`,
		}},

		// comments
		{`{"a": 1} // x`, `{"a":1}`, []string{
			`1:10+4 a comment, which JSON does not have | remove it`,
		}},
		{"{\n  // one\n  // two\n  \"a\": 1, /* three */ \"b\": 2 # four\n}", `{"a":1,"b":2}`, []string{
			`2:3+15 a comment, which JSON does not have | remove it`,
			`4:11+11 a comment, which JSON does not have | remove it`,
			`4:30+6 a comment, which JSON does not have | remove it`,
		}},
		{`/**/ 1`, `1`, []string{
			`1:1+4 a comment, which JSON does not have | remove it`,
		}},
		{`[/*/ 1`, `[]`, []string{
			`1:2+5 a comment that is not closed | JSON has no comments: take it out`,
		}},
		{`{"a": 1 /* open`, `{"a":1}`, []string{
			`1:9+7 a comment that is not closed | JSON has no comments: take it out`,
		}},
		{"{\"a\": 1}\r// x\r", `{"a":1}`, []string{
			`2:1+4 a comment, which JSON does not have | remove it`,
		}},
		{"{\n<<<<<<< HEAD\n\"a\": 1,\n=======\n\"a\": 2,\n>>>>>>> b\n\"c\": 3}", `{"a":1,"a":2,"c":3}`, []string{
			`2:1+12 a merge conflict is not resolved | decide for one of the sides and remove the markers`,
		}},
	}
}
