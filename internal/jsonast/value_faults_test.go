package jsonast

func valueFaults() []faulty {
	return []faulty{
		// numbers and words
		{`[01, -007]`, `[01,-007]`, []string{
			`1:2+2 01 is not a number in JSON: it begins with a zero | write 1`,
			`1:6+4 -007 is not a number in JSON: it begins with a zero | write -7`,
		}},
		{`[.5, -.5]`, `[.5,-.5]`, []string{
			`1:2+2 .5 is not a number in JSON: it begins with a decimal point | write 0.5`,
			`1:6+3 -.5 is not a number in JSON: it begins with a decimal point | write -0.5`,
		}},
		{`[1., 1.e3]`, `[1.,1.e3]`, []string{
			`1:2+2 1. is not a number in JSON: it ends with a decimal point | write 1`,
			`1:6+4 1.e3 is not a number in JSON: it ends with a decimal point | write 1e3`,
		}},
		{`[+1]`, `[+1]`, []string{
			`1:2+2 +1 is not a number in JSON: it begins with a plus sign | write 1`,
		}},
		{`[0x10, -0xff, 0b11]`, `[0x10,-0xff,0b11]`, []string{
			`1:2+4 0x10 is not a number in JSON: it is not decimal | write 16`,
			`1:8+5 -0xff is not a number in JSON: it is not decimal | write -255`,
			`1:15+4 0b11 is not a number in JSON: it is not decimal | write 3`,
		}},
		{`[1_000]`, `[1_000]`, []string{
			`1:2+5 1_000 is not a number in JSON: it has an underscore | write 1000`,
		}},
		{`[+.5e3]`, `[+.5e3]`, []string{
			`1:2+5 +.5e3 is not a number in JSON: it begins with a plus sign | write 0.5e3`,
		}},
		{`[-]`, `["-"]`, []string{
			`1:2+1 a string without quotation marks | write "-"`,
		}},
		{`[1e]`, `["1e"]`, []string{
			`1:2+2 a string without quotation marks | write "1e"`,
		}},
		{`[0x]`, `["0x"]`, []string{
			`1:2+2 a string without quotation marks | write "0x"`,
		}},
		{`[True, FALSE, None, nil, undefined, NULL]`, `[true,false,null,null,null,null]`, []string{
			`1:2+4 True is not a value in JSON | write true`,
			`1:8+5 FALSE is not a value in JSON | write false`,
			`1:15+4 None is not a value in JSON | write null`,
			`1:21+3 nil is not a value in JSON | write null`,
			`1:26+9 undefined is not a value in JSON | write null`,
			`1:37+4 NULL is not a value in JSON | write null`,
		}},
		{`[NaN, Infinity, -Infinity]`, `[NaN,Infinity,-Infinity]`, []string{
			`1:2+3 NaN is not a value in JSON | write null, or a number: JSON has none that is not finite`,
			`1:7+8 Infinity is not a value in JSON | write null, or a number: JSON has none that is not finite`,
			`1:17+9 -Infinity is not a value in JSON | write null, or a number: JSON has none that is not finite`,
		}},
		{`[trueish]`, `["trueish"]`, []string{
			`1:2+7 a string without quotation marks | write "trueish"`,
		}},
		{`{"a": yes}`, `{"a":"yes"}`, []string{
			`1:7+3 a string without quotation marks | write "yes"`,
		}},
		{`[1a]`, `["1a"]`, []string{
			`1:2+2 a string without quotation marks | write "1a"`,
		}},
	}
}
