package credential

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

const template = "CLIENT_ID=377@muster\nCLIENT_SECRET=" + planted + "\nJTL_ISSUER=https://id.jtl-cloud.com\nJTL_APP_ID=378\nJTL_API_BASE=https://api.jtl-cloud.com\nPORT=50143\n"

const dotNet = "\uFEFF{ // of the generator\n  \"Logging\": {\"Levels\": [1, {\"a\": \"//\"},]},\n /* the app */ \"jtlplatform\": {\n    \"CLIENTID\": \"377@muster\",\n    \"ClientSecret\": \"" + planted + "\",\n    \"Issuer\": \"https://id.jtl-cloud.com\", \"AppId\": 378,\n  },\n}\n"

func TestParseEnvFile(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ path, text, apiURL string }{
		"Node and PHP":             {".env", template, "https://api.jtl-cloud.com"},
		"Windows line ends":        {".env", "\uFEFF" + strings.ReplaceAll(template, "\n", "\r\n"), "https://api.jtl-cloud.com"},
		"jtlctl's names":           {".env", "JTL_CLIENT_ID=377@muster\nexport JTL_CLIENT_SECRET='" + planted + "'\nJTL_ISSUER=https://id.jtl-cloud.com\nJTL_APP_ID=378\nJTLCTL_API_URL=https://x.test", "https://x.test"},
		"variables of .NET":        {".env", "JtlPlatform__ClientId=377@muster\nJTLPLATFORM__CLIENTSECRET=" + planted + "\nJtlPlatform__Issuer=https://id.jtl-cloud.com\nJtlPlatform__AppId=378", ""},
		"appsettings":              {"appsettings.Local.json", dotNet, ""},
		"appsettings, flat":        {"x.JSON", `{"JtlPlatform:ClientId":"377@muster","JtlPlatform:ClientSecret":"` + planted + `","JtlPlatform:Issuer":"https://id.jtl-cloud.com","JtlPlatform:AppId":"378"}`, ""},
		"appsettings without name": {"secrets", dotNet, ""},
		"the same by two names":    {".env", template + "JTL_CLIENT_ID=377@muster\nVITE_X=1", "https://api.jtl-cloud.com"},
	} {
		f, err := ParseEnvFile(test.path, []byte(test.text))
		if err != nil || f.ClientID != "377@muster" || f.Secret.Reveal() != planted || f.Issuer != "https://id.jtl-cloud.com" || f.AppID != "378" || f.APIURL != test.apiURL {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
}

func TestParseEnvFile_refused(t *testing.T) {
	t.Parallel()
	for text, words := range map[string]string{
		"VITE_JTL_ISSUER=https://id.jtl-cloud.com\nVITE_JTL_CLIENT_ID=377\n": "the file of the front end",
		"PORT=1":                       "no CLIENT_ID or no CLIENT_SECRET",
		"CLIENT_ID=a\nJTL_CLIENT_ID=b": "CLIENT_ID and JTL_CLIENT_ID, with different values",
		`{"Other": 1}`:                 "no object JtlPlatform",
		`{"JtlPlatform": {"ClientId": "a", "clientid": "b"}}`:             `the name "clientid" twice`,
		`{"JtlPlatform:ClientId": "a", "JtlPlatform": {"ClientId": "b"}}`: `the name "jtlplatform:clientid" twice`,
		"{\n\n\"JtlPlatform\": }":                                         "not valid JSON, in line 3",
		`{"a": 1} {}`:                                                     "not valid JSON, in line 1",
		`{"a": 1 /* never closed }`:                                       "not valid JSON",
		strings.Repeat(`{"a":`, 70):                                       "more than 64 levels",
	} {
		_, err := ParseEnvFile(".env", []byte(text))
		wantFault(t, err, fault.Input, words)
	}
	_, err := ParseEnvFile("appsettings.json", []byte(`["JtlPlatform"]`))
	wantFault(t, err, fault.Input, "not a JSON object")
}

func FuzzParseEnvFile(f *testing.F) {
	for _, text := range []string{template, dotNet, "A=\"b\nc\"\n", `{"a":[1,2,],/*x*/}`, "export A: 'b' # c"} {
		f.Add("appsettings.json", text)
		f.Add(".env", text)
	}
	f.Fuzz(func(t *testing.T, path, text string) {
		file, err := ParseEnvFile(path, []byte(text))
		if err == nil && file.ClientID == "" && file.Secret.Empty() && file.emptySecret == "" {
			t.Error("neither credentials nor an error")
		}
		if len(plainJSON(text)) != len(text) {
			t.Error("the positions have changed")
		}
	})
}

func TestService_offerEnvFile(t *testing.T) {
	t.Parallel()
	const other = "CLIENT_ID=other\nCLIENT_SECRET=" + planted2
	for name, test := range map[string]struct {
		files   map[string]string
		answers []string // of a person; nil is none
		want    string   // the file that is used
		asked   bool
		warned  bool
	}{
		"taken":                 {map[string]string{".env": template}, []string{"y"}, ".env", true, false},
		"not taken":             {map[string]string{".env": template}, []string{"n"}, "", true, false},
		"nobody there":          {map[string]string{".env": template}, nil, "", false, false},
		"no file":               {nil, []string{"y"}, "", false, false},
		"of .NET":               {map[string]string{"appsettings.json": `{"Logging":{}}`, "appsettings.Local.json": dotNet}, []string{"y"}, "appsettings.Local.json", true, false},
		"samples and front end": {map[string]string{".env.example": template, ".env": "VITE_A=1"}, []string{"y"}, "", false, false},
		"two that agree":        {map[string]string{".env": template, "appsettings.Local.json": dotNet}, []string{"y"}, ".env", true, false},
		"another app ID":        {map[string]string{".env": template, ".env.local": strings.ReplaceAll(template, "378", "379")}, []string{"y"}, "", false, true},
		"another endpoint":      {map[string]string{".env": template, ".env.local": template + "\nJTLCTL_TOKEN_URL=https://token.test/t"}, []string{"y"}, "", false, true},
		"two that disagree":     {map[string]string{".env": template, ".env.local": other}, []string{"y"}, "", false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			for name, text := range test.files {
				must(t, os.WriteFile(filepath.Join(f.Project, name), []byte(text), 0o600))
			}
			f.answers, f.present = test.answers, test.answers != nil
			got, err := login{Service: f.Service}.offerEnvFile(t.Context())
			must(t, err)
			used := ""
			if got != nil {
				used = filepath.Base(got.Path)
			}
			if used != test.want || (f.asked != "") != test.asked || (len(f.warned) > 0) != test.warned {
				t.Errorf("used %q, asked %q, warned %q", used, f.asked, f.warned)
			}
		})
	}
}

// TestService_offerEnvFile_server: the question names the server that the secret
// would be sent to.
func TestService_offerEnvFile_server(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		template: "(client 377@muster for id.jtl-cloud.com)",
		template + "\nJTLCTL_TOKEN_URL=https://token.test:8443/t":             "(client 377@muster for token.test:8443)",
		"CLIENT_ID=c\nCLIENT_SECRET=s\nJTLCTL_TOKEN_URL=https://token.test/t": "(client c for token.test)",
		"CLIENT_ID=c\nCLIENT_SECRET=s":                                        "(client c)",
	} {
		f := newFixture(t)
		must(t, os.WriteFile(filepath.Join(f.Project, ".env"), []byte(text), 0o600))
		f.answers, f.present = []string{"n"}, true
		_, err := login{Service: f.Service}.offerEnvFile(t.Context())
		must(t, err)
		if !strings.Contains(f.asked, want) {
			t.Errorf("asked %q, want %s", f.asked, want)
		}
	}
}

// TestService_readEnvFile_cut: a # that may belong to a value is named.
func TestService_readEnvFile_cut(t *testing.T) {
	t.Parallel()
	for text, warned := range map[string]bool{
		"CLIENT_SECRET=ab#cd": true, "CLIENT_SECRET=ab #cd": false, `CLIENT_SECRET="ab#cd"`: false, `CLIENT_SECRET="ab"#cd`: false,
		"CLIENT_SECRET=#cd": false, "OTHER=ab#cd\nCLIENT_SECRET=s": false, "JtlPlatform__ClientSecret=ab#cd": true, "CLIENT_SECRET=a#b\nCLIENT_SECRET=ab": true,
	} {
		f := newFixture(t)
		path := filepath.Join(f.Project, "x.env")
		must(t, os.WriteFile(path, []byte("CLIENT_ID=c\n"+text), 0o600))
		_, err := login{Service: f.Service}.readEnvFile(path)
		must(t, err)
		if (len(f.warned) == 1) != warned {
			t.Errorf("%s: warned %q", text, f.warned)
		}
	}
}
