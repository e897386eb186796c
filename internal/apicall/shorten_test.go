package apicall

import (
	"encoding/json"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestShortened_Read(t *testing.T) {
	t.Parallel()
	for _, text := range []string{`{"a":"b\"c\\","d":-1.5e10,"\u00e4":["\\\"",true,null]}`, `"`, `{"a":"\u12`, "<html>", ""} {
		for _, reader := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text))} {
			if got, err := io.ReadAll(&shortened{from: reader}); string(got) != text || err != nil {
				t.Errorf("%s: %s, %v", text, got, err)
			}
		}
	}
	for _, part := range []string{"x", `\"`, `\\`, `\u00e4`, "€", `x\"`, `xx\u00e4`} {
		text := `{"a":"` + strings.Repeat(part, longestToken) + `","b":` + strings.Repeat("1", 2*longestToken) + `,"c":"y"}`
		got, err := io.ReadAll(&shortened{from: iotest.HalfReader(strings.NewReader(text))})
		if err != nil || !json.Valid(got) || len(got) > 8*longestToken || !strings.HasSuffix(string(got), `,"c":"y"}`) {
			t.Errorf("%s: %d bytes, valid: %v, %v", part, len(got), json.Valid(got), err)
		}
	}
	p := readPage(strings.NewReader(`{"x":"` + strings.Repeat(`\u0041"`[:6], 1<<20) + `","items":[1,2],"hasNextPage":true}`))
	if !p.whole || p.items != 2 || p.more == nil || !*p.more {
		t.Errorf("%+v", p)
	}
}
