package jsonast

func structureFaults() []faulty {
	return []faulty{
		// commas and colons
		{`{"a": 1,}`, `{"a":1}`, []string{
			`1:8+1 a comma after the last value | remove it`,
		}},
		{`[1, 2,]`, `[1,2]`, []string{
			`1:6+1 a comma after the last value | remove it`,
		}},
		{"[1, 2 , // x\n]", `[1,2]`, []string{
			`1:7+1 a comma after the last value | remove it`,
			`1:9+4 a comment, which JSON does not have | remove it`,
		}},
		{`{"a": 1 "b": 2}`, `{"a":1,"b":2}`, []string{
			`1:8+0 a comma is missing | write , between two values`,
		}},
		{"{\"a\": 1\n  \"b\": 2\n}", `{"a":1,"b":2}`, []string{
			`1:8+0 a comma is missing | write , between two values`,
		}},
		{`["a" "b"]`, `["a","b"]`, []string{
			`1:5+0 a comma is missing | write , between two values`,
		}},
		{`[{} {}]`, `[{},{}]`, []string{
			`1:4+0 a comma is missing | write , between two values`,
		}},
		{`[1,,2]`, `[1,2]`, []string{
			`1:4+1 two commas with no value between them | remove one`,
		}},
		{`[1, 2,,]`, `[1,2]`, []string{
			`1:7+1 two commas with no value between them | remove one`,
		}},
		{`[,1]`, `[1]`, []string{
			`1:2+1 a comma with no value before it | remove it`,
		}},
		{`{,}`, `{}`, []string{
			`1:2+1 a comma with no value before it | remove it`,
		}},
		{`{"a": 1; "b": 2}`, `{"a":1,"b":2}`, []string{
			`1:8+1 a semicolon instead of a comma | write ,`,
		}},
		{`[1; 2]`, `[1,2]`, []string{
			`1:3+1 a semicolon instead of a comma | write ,`,
		}},
		{`{"a" 1}`, `{"a":1}`, []string{
			`1:5+0 a colon is missing after the name "a" | write : between a name and its value`,
		}},
		{`{"a" {"b": 1}}`, `{"a":{"b":1}}`, []string{
			`1:5+0 a colon is missing after the name "a" | write : between a name and its value`,
		}},
		{`{"a" = 1, "b" => 2}`, `{"a":1,"b":2}`, []string{
			`1:6+1 = instead of a colon | write :`,
			`1:15+2 => instead of a colon | write :`,
		}},
		{`{"a"; 1}`, `{"a":1}`, []string{
			`1:5+1 ; instead of a colon | write :`,
		}},
		{`{"a":: 1}`, `{"a":1}`, []string{
			`1:6+1 a : too many after the colon | remove it`,
		}},
		{`{"a": = 1}`, `{"a":1}`, []string{
			`1:7+1 a = too many after the colon | remove it`,
		}},
		{`{"a": "b": 1, "c": 2}`, `{"a":"b","c":2}`, []string{
			`1:10+1 a colon where a comma should be | a name has only one value`,
		}},
		{`["a": 1, "b": 2]`, `[1,2]`, []string{
			`1:5+1 a colon where a comma should be | names and values belong between { and }, not [ and ]`,
		}},
		{`{"a"}`, `{"a":?}`, []string{
			`1:2+3 "a" has no value | write a colon and a value after it`,
		}},
		{`{"a", "b": 1}`, `{"a":?,"b":1}`, []string{
			`1:2+3 "a" has no value | write a colon and a value after it`,
		}},
		{`{"a" "b": 1}`, `{"a":?,"b":1}`, []string{
			`1:2+3 "a" has no value | write a colon and a value after it`,
		}},
		{`{"a":, "b": 1}`, `{"a":?,"b":1}`, []string{
			`1:2+3 "a" has no value | write a value after it`,
		}},
		{`{"a":}`, `{"a":?}`, []string{
			`1:2+3 "a" has no value | write a value after it`,
		}},
		{`{: 1}`, `{"":1}`, []string{
			`1:2+0 a name is missing before the : | write "name" before it`,
		}},
		{`{"a": 1, {"b": 2}}`, `{"a":1}`, []string{
			`1:10+0 a name is missing before the { | write "name": before it`,
		}},
		{`{{"a": 1}}`, `{"a":1}`, []string{
			`1:2+0 a name is missing before the { | write "name": before it`,
		}},
		{`{{"a": 1}`, `{"a":1}`, []string{
			`1:2+1 a { too many | remove it`,
		}},
		{`[= 1]`, `[1]`, []string{
			`1:2+1 a = where a value should be | remove it`,
		}},
		{`[:1]`, `[1]`, []string{
			`1:2+1 a : where a value should be | remove it`,
		}},

		// brackets
		{`{"a": [1, 2}, "b": 3}`, `{"a":[1,2],"b":3}`, []string{
			`1:12+1 } closes the [ of line 1 | write ]`,
		}},
		{`{"a": [1, 2}`, `{"a":[1,2]}`, []string{
			`1:12+0 the [ of line 1 is not closed before this } | write ] before it`,
		}},
		{`{"a": {"b": 1], "c": 2}`, `{"a":{"b":1},"c":2}`, []string{
			`1:14+1 ] closes the { of line 1 | write }`,
		}},
		{`{"a": [1, 2]], "b": 3}`, `{"a":[1,2],"b":3}`, []string{
			`1:13+1 a ] too many | remove it`,
		}},
		{`{"a": 1]`, `{"a":1}`, []string{
			`1:8+1 ] closes the { of line 1 | write }`,
		}},
		{`[1}`, `[1]`, []string{
			`1:3+1 } closes the [ of line 1 | write ]`,
		}},
		{`[{"a": 1, {"b": 2}]`, `[{"a":1},{"b":2}]`, []string{
			`1:9+0 the { of line 1 is not closed | write } here`,
		}},
		{`{"a": [1, 2, "b": 3}`, `{"a":[1,2],"b":3}`, []string{
			`1:12+0 the [ of line 1 is not closed | write ] here`,
		}},
		{`{"a": ["x", "b": {"c": 1}}`, `{"a":["x"],"b":{"c":1}}`, []string{
			`1:11+0 the [ of line 1 is not closed | write ] here`,
		}},
		{`{"a": "b": 1}, "c": 2}`, `{"a":{"b":1},"c":2}`, []string{
			`1:7+0 a { is missing | names and values belong between { and }`,
		}},
		{`[{"a": 1}, "a": 2}]`, `[{"a":1},{"a":2}]`, []string{
			`1:12+0 a { is missing | names and values belong between { and }`,
		}},
		{`{"a": "x", "y"], "b": 1}`, `{"a":["x","y"],"b":1}`, []string{
			`1:7+0 a [ is missing | several values belong between [ and ]`,
		}},
		{`{"a": [[1, 2], "b": 3}`, `{"a":[[1,2]],"b":3}`, []string{
			`1:14+0 the [ of line 1 is not closed | write ] here`,
		}},
		{`{"a": 1, 2, 3]}`, `{"a":[1,2,3]}`, []string{
			`1:7+0 a [ is missing | several values belong between [ and ]`,
		}},
		{"{\n\"a\": [\n1}\n}", `{"a":[1]}`, []string{
			`3:2+1 } closes the [ of line 2 | write ]`,
		}},
		{"[\n\n{\"a\":\n{1: 2]", `[{"a":{"1":2}}]`, []string{
			`4:2+1 the name 1 has no quotation marks | write "1"`,
			`4:6+0 the { of line 4 is not closed before this ] | write } before it`,
		}},
		{"{\"a\": [1, {\"b\": 2,\n", `{"a":[1,{"b":2}]}`, []string{
			`1:19+0 the file ends, but the { of line 1 is not closed | is the file cut off? If not, write }]} at its end`,
		}},
		{"{\n  \"a\": {\n    \"b\": 1,\n  \"c\": 2\n}\n", `{"a":{"b":1,"c":2}}`, []string{
			`5:2+0 the file ends, but the { of line 1 is not closed | the } of line 5 closes the { of line 2, which is indented further: is a } missing between them?`,
		}},
		{`{"a`, `{"a":?}`, []string{
			`1:4+0 the file ends inside a string, but the { of line 1 is not closed | is the file cut off? If not, write } at its end`,
		}},
		{`{"a"`, `{"a":?}`, []string{
			`1:5+0 the file ends, but the { of line 1 is not closed | is the file cut off? If not, write } at its end`,
		}},
		{`{"a":`, `{"a":?}`, []string{
			`1:6+0 the file ends, but the { of line 1 is not closed | is the file cut off? If not, write } at its end`,
		}},
		{`{"a": tr`, `{"a":?}`, []string{
			`1:9+0 the file ends, but the { of line 1 is not closed | is the file cut off? If not, write } at its end`,
		}},
		{`{"a": "x`, `{"a":"x"}`, []string{
			`1:9+0 the file ends inside a string, but the { of line 1 is not closed | is the file cut off? If not, write } at its end`,
		}},
		{`{"a": "x\u00`, `{"a":"x\\u00"}`, []string{
			`1:13+0 the file ends inside a string, but the { of line 1 is not closed | is the file cut off? If not, write } at its end`,
		}},
		{`{"a": -`, `{"a":?}`, []string{
			`1:8+0 the file ends, but the { of line 1 is not closed | is the file cut off? If not, write } at its end`,
		}},
		{`[`, `[]`, []string{
			`1:2+0 the file ends, but the [ of line 1 is not closed | is the file cut off? If not, write ] at its end`,
		}},
		{`[[[[[[[[[[`, `[[[[[[[[[[]]]]]]]]]]`, []string{
			`1:11+0 the file ends, but the [ of line 1 is not closed | is the file cut off?`,
		}},
	}
}
