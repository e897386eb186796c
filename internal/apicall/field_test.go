package apicall

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// fieldsOf reads fields that begin with -F or -f, or are -F if they do not.
func fieldsOf(texts string) (fields []Field) {
	for text := range strings.FieldsSeq(texts) {
		raw, isRaw := strings.CutPrefix(text, "-f:")
		fields = append(fields, Field{raw, !isRaw})
	}
	return fields
}

func TestParseFields(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "f")
	faulttest.Must(t, os.WriteFile(file, []byte("1\n\"ä\""), 0o600))
	wide := filepath.Join(folder, "wide") // as PowerShell writes it
	faulttest.Must(t, os.WriteFile(wide, []byte("\xff\xfeh\x00i\x00"), 0o600))
	for texts, want := range map[string][2]string{
		"a=@" + wide:               {`{"a":"hi"}`, "a=hi"},
		"a=1 b=text":               {`{"a":1,"b":"text"}`, "a=1&b=text"},
		"-f:a=1 -f:b=true -f:c=@x": {`{"a":"1","b":"true","c":"@x"}`, "a=1&b=true&c=%40x"},
		"a=true b=false c=null d=": {`{"a":true,"b":false,"c":null,"d":""}`, "a=true&b=false&c=&d="},
		"a=1.10 b=-5 c=1e400 d=12345678901234567890 e=0.1E-3": {`{"a":1.10,"b":-5,"c":1e400,"d":12345678901234567890,"e":0.1E-3}`, "a=1.10&b=-5&c=1e400&d=12345678901234567890&e=0.1E-3"},
		"a=007 b=+1 c=.5 d=1. e=0x1 f=NaN g=1_0":              {`{"a":"007","b":"+1","c":".5","d":"1.","e":"0x1","f":"NaN","g":"1_0"}`, "a=007&b=%2B1&c=.5&d=1.&e=0x1&f=NaN&g=1_0"},
		"a[b]=1 a[c][d]=2":                                    {`{"a":{"b":1,"c":{"d":2}}}`, "a[b]=1&a[c][d]=2"},
		"a[]=1 -f:a[]=2":                                      {`{"a":[1,"2"]}`, "a[]=1&a[]=2"},
		"a[]":                                                 {`{"a":[]}`, ""},
		"a[][b]=1 a[][c]=2 a[][b]=3":                          {`{"a":[{"b":1,"c":2},{"b":3}]}`, "a[][b]=1&a[][c]=2&a[][b]=3"},
		"a[][b][]=1 a[][b][]=2 a[][c]=3":                      {`{"a":[{"b":[1,2],"c":3}]}`, "a[][b][]=1&a[][b][]=2&a[][c]=3"},
		"a[][b][c]=1 a[][b][d]=2":                             {`{"a":[{"b":{"c":1,"d":2}}]}`, "a[][b][c]=1&a[][b][d]=2"},
		"z=1 a=2":                                             {`{"z":1,"a":2}`, "z=1&a=2"},
		"a=b=c":                                               {`{"a":"b=c"}`, "a=b%3Dc"},
		"a[b=c]=d":                                            {`{"a":{"b=c":"d"}}`, "a[b%3Dc]=d"},
		"a=<&>":                                               {`{"a":"<&>"}`, "a=%3C%26%3E"},
		"ä=ö":                                                 {`{"ä":"ö"}`, "%C3%A4=%C3%B6"},
		"a=@" + file:                                          {`{"a":"1\n\"ä\""}`, "a=1%0A%22%C3%A4%22"},
		"a=@-":                                                {`{"a":"from stdin"}`, "a=from+stdin"},
	} {
		members, err := parseFields(fieldsOf(texts), &files{stdin: strings.NewReader("from stdin")})
		faulttest.Must(t, err)
		root, err := object(members)
		faulttest.Must(t, err)
		if got := string(root.bytes()); got != want[0] {
			t.Errorf("%s: %s", texts, got)
		}
		if got := query(members); got != want[1] {
			t.Errorf("%s: %s", texts, got)
		}
	}
}

func TestParseFields_refused(t *testing.T) {
	t.Parallel()
	for texts, says := range map[string]string{
		"a": "has no value", "=1": "has no name", "[a]=1": "has no name", "a[=1": "brackets that do not match", "a[b=1": "brackets", "a]b=1": "has no name", "a[b]c=1": "brackets", "a[[b]]=1": "brackets", "a[][]=1": "a list of lists",
		"a=1 a=2": `the field -F "a" is there twice`, "a[]=1 a=2": "is there twice", "a=1 a[]=2": "one thing here", "a[b]=1 a[]=2": "one thing here", "a=1 a[b]=2": "one thing here", "a=@": "names no file", "-f:a[b]=1 -f:a[b]=2": `the field -f "a[b]" is there twice`,
		"a=@- b=@-": "named twice", "a" + strings.Repeat("[b]", 40) + "=1": "nested too deep", "planted-name=1 planted-name=2": "a list is written as planted-name[]=value",
	} {
		members, err := parseFields(fieldsOf(texts), &files{stdin: strings.NewReader("")})
		if err == nil {
			_, err = object(members)
		}
		faulttest.Want(t, err, fault.Usage, says)
	}
	binary := filepath.Join(t.TempDir(), "latin1.txt")
	faulttest.Must(t, os.WriteFile(binary, []byte("M\xfcller"), 0o600))
	for _, text := range []string{"a=@" + binary, "a=M\xfcller", "\xfc=1", "-f:a=M\xfcller"} {
		_, err := parseFields(fieldsOf(text), &files{})
		faulttest.Want(t, err, fault.Usage, "is not UTF-8")
	}
	_, err := parseFields(fieldsOf("a=@nothing-there"), &files{})
	faulttest.Want(t, err, fault.Input, "-F a: the file nothing-there cannot be read")
}

// FuzzFields: whatever a user writes is refused or makes one JSON object, which has
// every value.
func FuzzFields(f *testing.F) {
	f.Add("a[b][]=1", "a[b][]=x", true)
	f.Add("a[][b]=1", "a[][b]=", false)
	f.Add("a[]", "a=1e5", true)
	f.Fuzz(func(t *testing.T, first, second string, typed bool) {
		if strings.Contains(first+second, "=@") {
			return // reads files
		}
		members, err := parseFields([]Field{{first, typed}, {second, !typed}}, &files{})
		if err != nil {
			return
		}
		_ = query(members)
		root, err := object(members)
		if err != nil {
			return
		}
		var decoded map[string]any
		if text := root.bytes(); json.Unmarshal(text, &decoded) != nil || len(decoded) == 0 {
			t.Errorf("%q, %q: %s", first, second, text)
		}
	})
}
