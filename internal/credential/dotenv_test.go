package credential

import (
	"errors"
	"testing"
)

// secretIn is the secret in a file that has a client ID too.
func secretIn(text string) (string, error) {
	f, err := ParseEnvFile(".env", []byte(text))
	if err == nil && (f.ClientID != "4711" || f.Secret.Empty()) {
		err = errors.New("incomplete")
	}
	return f.Secret.Reveal(), err
}

func TestParseDotEnv(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"plain":                    {"CLIENT_SECRET=s3cret", "s3cret"},
		"Windows line ends":        {"# by hand\r\nCLIENT_SECRET=s3cret\r\nX=1\r\n", "s3cret"},
		"white space around":       {"  CLIENT_SECRET \t=  s3cret  \n", "s3cret"},
		"exported":                 {"export CLIENT_SECRET=s3cret\n", "s3cret"},
		"double quotes":            {`CLIENT_SECRET="s3 cret "`, "s3 cret "},
		"single quotes":            {`CLIENT_SECRET='s3 "cret"'`, `s3 "cret"`},
		"back quotes":              {"CLIENT_SECRET=`it's`", "it's"},
		"quotes inside":            {`CLIENT_SECRET=a"b"c`, `a"b"c`},
		"quote without its other":  {`CLIENT_SECRET="s3cret`, `"s3cret`},
		"a quote alone":            {`CLIENT_SECRET="`, `"`},
		"dollar signs":             {"CLIENT_SECRET=a$HOME${X}$1$$", "a$HOME${X}$1$$"},
		"dollar signs in quotes":   {`CLIENT_SECRET="a$HOME"`, "a$HOME"},
		"equals signs":             {"CLIENT_SECRET=YWJj==", "YWJj=="},
		"a comment behind":         {"CLIENT_SECRET=s3cret # of the app", "s3cret"},
		"a comment behind quotes":  {`CLIENT_SECRET="s3 # cret" # of the app`, "s3 # cret"},
		"a commented line":         {"CLIENT_SECRET=s3cret\n#CLIENT_SECRET=old\n # CLIENT_SECRET=old", "s3cret"},
		"the last one counts":      {"CLIENT_SECRET=old\nCLIENT_SECRET=s3cret", "s3cret"},
		"a colon":                  {"CLIENT_SECRET: s3cret", "s3cret"},
		"several lines":            {"X=\"-----BEGIN\nCLIENT_SECRET=evil\n-----END\"\nCLIENT_SECRET=\"s3\ncret\"\n", "s3\ncret"},
		"old line ends of a Mac":   {"X=1\rCLIENT_SECRET=s3cret\r", "s3cret"},
		"an escaped line end":      {`CLIENT_SECRET="a\nb"`, "a\nb"},
		"no escape in single ones": {`CLIENT_SECRET='a\nb'`, `a\nb`},
		"text behind quotes":       {`CLIENT_SECRET="a" b`, `"a" b`},
		"a hash in it":             {"CLIENT_SECRET=a#b", "a"},
		"other names":              {"MY_CLIENT_SECRET=x\nCLIENT_SECRET=s3cret\nCLIENT_SECRET_OLD=y\nclient_secret=z", "s3cret"},
		"lines that say nothing":   {"\n\nnonsense\n=x\nCLIENT_SECRET=s3cret\n", "s3cret"},
		"no-break spaces":          {"\u00a0CLIENT_SECRET\u00a0=\u00a0\"s3 # cret\"\u00a0# of the app", "s3 # cret"},
		"a mark between files":     {"X=1\n\ufeffCLIENT_SECRET=s3cret\ufeff", "s3cret"},
		"a next line at its end":   {"CLIENT_SECRET=s3cret\u0085", "s3cret\u0085"},
		"umlauts and other things": {"CLIENT_SECRET=ü👩‍💻\\n", "ü👩‍💻\\n"},
	} {
		got, err := secretIn("CLIENT_ID='4711'\n" + test.text)
		if err != nil || got != test.want {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
}

func TestParseDotEnv_incomplete(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "CLIENT_ID=4711", "CLIENT_SECRET=" + planted, "CLIENT_ID=\nCLIENT_SECRET=" + planted,
		"CLIENT_ID=''\nCLIENT_SECRET=" + planted, "CLIENT_ID=4711\n#CLIENT_SECRET=" + planted,
	} {
		if _, err := secretIn(text); err == nil {
			t.Errorf("%q is complete", text)
		}
	}
}

func TestParseDotEnv_comments(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`CLIENT_SECRET='s3cret' # it's of the app`: "s3cret",
		`CLIENT_SECRET="s3cret" # called "test"`:   "s3cret",
		"CLIENT_SECRET=s3cret\t# of the app":       "s3cret",
		"CLIENT_SECRET=\t# of the app":             "",
		"CLIENT_SECRET=# of the app":               "",
		"CLIENT_SECRET= # from the Partner Portal": "",
		"export\tCLIENT_SECRET=s3cret":             "s3cret",
		"export   CLIENT_SECRET=s3cret":            "s3cret",
	} {
		got, err := secretIn("CLIENT_ID=4711\n" + text)
		if (err == nil) != (want != "") || got != want {
			t.Errorf("%q: got %q, %v", text, got, err)
		}
	}
}
