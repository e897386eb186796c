package wawi

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestParseAnswer(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]struct {
		id, key string
		status  Status
		granted []string
	}{
		`{"AppId":"a","RegistrationRequestId":"r","Status":0}`:                               {"r", "", Pending, nil},
		`{"requestStatusInfo":{"appId":"a","registrationRequestId":"r","status":"Pending"}}`: {"r", "", Pending, nil},
		`{"registrationId":"r"}`:              {"r", "", "", nil},
		`{"status":1}`:                        {"", "", Rejected, nil},
		`{"status":"1"}`:                      {"", "", Rejected, nil},
		`{"Status":"REJECTED"}`:               {"", "", Rejected, nil},
		`{"Status":2}`:                        {"", "", Accepted, nil},
		`{"Status":7}`:                        {"", "", Pending, nil},
		`{"Status":1,"Token":{"ApiKey":"k"}}`: {"", "k", Accepted, nil},
		`{"Token":{"ApiKey":"k"},"RequestStatusInfo":{"Status":"Rejected"}}`: {"", "k", Accepted, nil},
		`{"token":{"apiKey":"k"},"grantedScopes":["a.read","b.read"]}`:       {"", "k", Accepted, []string{"a.read", "b.read"}},
		`{"token":{"apiKey":"k"},"grantedScopes":"a.read, b.read,"}`:         {"", "k", Accepted, []string{"a.read", "b.read"}},
		`{"token":{"apiKey":"k"},"grantedScopes":[]}`:                        {"", "k", Accepted, []string{}},
		`{"token":{"apiKey":"k"},"grantedScopes":""}`:                        {"", "k", Accepted, []string{}},
		`{"token":{"apiKey":"k"},"grantedScopes":null}`:                      {"", "k", Accepted, nil},
		`{"token":{"apiKey":"k"},"grantedScopes":["a.read"`:                  {"", "k", Accepted, nil},
		`{"apiKey":"k"}`: {"", "k", Accepted, nil},
		`{"token":null,"status":0,"grantedScopes":null}`: {"", "", Pending, nil},
		`{"x":[[1,{"y":[]}]],"status":0}`:                {"", "", Pending, nil},
		`{"Token":{"ApiKey":"k","Other":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + `},"Status":2}`: {"", "k", Accepted, nil},
		`{"status":0,"status":2}`:                    {"", "", Pending, nil},
		"\xef\xbb\xbf" + `{"status":2,"apiKey":"k"}`: {"", "k", Accepted, nil},
		inUTF16("\xff\xfe", 0):                       {"", "k", Accepted, nil},
		inUTF16("\xfe\xff", 1):                       {"", "k", Accepted, nil},
		inUTF16("", 0):                               {"", "k", Accepted, nil},
		inUTF16("", 1):                               {"", "k", Accepted, nil},
		"{\"status\":1,\"x\":\"a\x01\n\\\"b\",\r\n\"token\":{\"apiKey\":\"k\"}}":         {"", "k", Accepted, nil},
		`[{"status":2,"apiKey":"k"}]`:                                                    {"", "k", Accepted, nil},
		`"{\"status\":2,\"apiKey\":\"k\"}"`:                                              {"", "k", Accepted, nil},
		`)]}', {"status":2,"APIKEY" : "k\u002f"`:                                         {"", "k/", Accepted, nil},
		`{"status":2,"x":"unescaped "quotes"","token":{"apiKey":"k"}}`:                   {"", "k", Accepted, nil},
		`{"apiKey":" k\r\n"}`:                                                            {"", "k", Accepted, nil},
		`{"apiKey":" \t"}`:                                                               {"", " \t", Accepted, nil},
		`{"grantedScopes":7,"apiKey":"k"}`:                                               {"", "k", Accepted, nil},
		`{"grantedScopes":true,"apiKey":"k"}`:                                            {"", "k", Accepted, nil},
		`{"grantedScopes":{"a.read":true},"apiKey":"k"}`:                                 {"", "k", Accepted, nil},
		`{"grantedScopes":["a.read",7],"apiKey":"k"}`:                                    {"", "k", Accepted, nil},
		`{"grantedScopes":[{"id":7}],"apiKey":"k"}`:                                      {"", "k", Accepted, nil},
		`{"grantedScopes":[{"name":"a.read","granted":false}],"apiKey":"k"}`:             {"", "k", Accepted, nil},
		`{"status":0,"grantedScopes":[{"Name":"a.read","status":1},{"scope":"b.read"}]}`: {"", "", Pending, []string{"a.read", "b.read"}},
	} {
		got, err := ParseAnswer([]byte(body))
		if err != nil || got.ID != want.id || got.Key.Reveal() != want.key || got.Status != want.status ||
			!slices.Equal(got.Granted, want.granted) || (got.Granted == nil) != (want.granted == nil) {
			t.Errorf("%s: %+v, %v", body, got, err)
		}
	}
	for _, body := range []string{"", "null", "[]", `"x"`, "<html>", "{}", `{"hello":1}`, `{"token":{"apiK`, "\x00", `"\"\\\"x\\\"\""`,
		`<script>var c = {"apiKey":"of something else"}</script>`} {
		if got, err := ParseAnswer([]byte(body)); err == nil {
			t.Errorf("%q is taken for %+v", body, got)
		}
	}
}

// TestParseAnswer_names: two spellings of a name count, and what is said twice
// and differs is not known.
func TestParseAnswer_names(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]struct {
		id, key string
		others  int
		status  Status
		granted []string
	}{
		`{"Status":2,"status":2}`:                                {"", "", 0, Accepted, nil},
		`{"Status":2,"STATUS":1}`:                                {"", "", 0, Accepted, nil},
		`{"STATUS":1,"status":0,"stAtus":2}`:                     {"", "", 0, Pending, nil},
		`{"status":1,"status":2}`:                                {"", "", 0, Pending, nil},
		`{"status":2,"requestStatusInfo":{"Status":"Rejected"}}`: {"", "", 0, Pending, nil},
		`{"status":200,"requestStatusInfo":{"status":1}}`:        {"", "", 0, Rejected, nil},
		`{"status":null,"Status":"accepted"}`:                    {"", "", 0, Accepted, nil},
		`{"registrationRequestId":"a","REGISTRATIONREQUESTID":"b","RegistrationRequestID":"c"}`: {"a", "", 0, "", nil},
		`{"registrationRequestId":"a","RegistrationRequestId":"a"}`:                             {"a", "", 0, "", nil},
		`{"registrationRequestId":"a","RegistrationRequestId":"b"}`:                             {"", "", 0, "", nil},
		`{"registrationRequestId":"a","registrationId":"b"}`:                                    {"a", "", 0, "", nil},
		`{"status":2,"grantedScopes":["a.read"],"GrantedScopes":["b.read"]}`:                    {"", "", 0, Accepted, nil},
		`{"status":2,"grantedScopes":["a.read"],"GrantedScopes":"a.read"}`:                      {"", "", 0, Accepted, []string{"a.read"}},
		`{"status":2,"grantedScopes":["a.read"],"GRANTEDSCOPES":["b.read"]}`:                    {"", "", 0, Accepted, []string{"a.read"}},
		`{"apiKey":"a","ApiKey":"b"}`:                                                           {"", "a", 1, Accepted, nil},
		`{"apiKey":"a","apiKey":"a "}`:                                                          {"", "a", 0, Accepted, nil},
		`{"apiKey":"a","Token":{"ApiKey":"b"}}`:                                                 {"", "b", 1, Accepted, nil},
		`{"token":{"apiKey":"b"},"apiKey":"a","x":{"apiKey":"c"}}`:                              {"", "b", 2, Accepted, nil},
		`{"token":{"x":{"apiKey":"c"}},"apiKey":"a"}`:                                           {"", "c", 1, Accepted, nil},
		`{"apiKey":"a","APIKEY":"b","apikey":"c"}`:                                              {"", "a", 0, Accepted, nil},
		`{"status":0,"APIKEY":"b"}`:                                                             {"", "", 0, Pending, nil},
		`{"status":1,"apikey":"b"}`:                                                             {"", "", 0, Rejected, nil},
		`{"registrationId":"r","APIKEY":"b"}`:                                                   {"r", "", 0, "", nil},
		`{"apiKey":"a","token":{"apiKey":"b"`:                                                   {"", "b", 1, Accepted, nil},
		`{"apiKey":"a" "token":{"apiKey":"b"}}`:                                                 {"", "a", 1, Accepted, nil},
	} {
		got, err := ParseAnswer([]byte(body))
		if err != nil || got.ID != want.id || got.Key.Reveal() != want.key || len(got.Others) != want.others || got.Status != want.status ||
			got.Misspelt || !slices.Equal(got.Granted, want.granted) {
			t.Errorf("%s: %+v, %v", body, got, err)
		}
	}
	got, err := ParseAnswer([]byte(`{"status":2,"token":{"APIKEY":"a"},"apikey":"b"}`))
	if err != nil || got.Key.Reveal() != "a" || len(got.Others) != 1 || !got.Misspelt {
		t.Errorf("a key that would be lost: %+v, %v", got, err)
	}
	many := `{"apiKey":"a0"`
	for i := range 100 {
		many += fmt.Sprintf(`,"apiKey":"a%d"`, i)
	}
	if got, err := ParseAnswer([]byte(many + "}")); err != nil || got.Key.Reveal() != "a0" || len(got.Others) != mostKeys-1 {
		t.Errorf("%d others, %v", len(got.Others), err)
	}
}

// inUTF16 is an answer after a mark, its bytes at the even or odd places.
func inUTF16(mark string, place int) string {
	text := mark
	for _, b := range []byte(`{"status":2,"apiKey":"k"}`) {
		text += []string{string(b) + "\x00", "\x00" + string(b)}[place]
	}
	return text
}

// FuzzParseAnswer: nothing that a server sends may stop the reader, and every
// key that a whole answer has is found however the answer is cut behind it.
func FuzzParseAnswer(f *testing.F) {
	for _, seed := range []string{takenBody, pendingBody, grantBody, `{"a":[[{}]],"token":{"apiKey":1}}`, inUTF16("", 1), `"[{\"apiKey\":\"k\"}]"`, `{"apiKey":"a","ApiKey":"b","APIKEY":"c","status":2}`, `{"status":2,"APIKEY":"c"}`, `{"apiKey":"a` + "\x01" + `"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		whole, err := ParseAnswer(body)
		if err != nil || whole.Key.Empty() {
			return
		}
		if whole.Status != Accepted {
			t.Errorf("a key, and the status is %s", whole.Status)
		}
		again, err := ParseAnswer(append(body, "garbage"...))
		if err != nil || again.Key.Empty() {
			t.Errorf("the key is lost in what follows: %v", err)
		}
		keys := append([]secret.String{whole.Key}, whole.Others...)
		if len(keys) > mostKeys || len(distinct(keys)) != len(keys) {
			t.Errorf("%d keys, %d of them different", len(keys), len(distinct(keys)))
		}
		text := repairJSON(body)
		named := bytes.Contains(text, []byte("apiKey")) || bytes.Contains(text, []byte("ApiKey")) || bytes.Contains(text, []byte(`\`))
		if !named && !whole.Misspelt {
			t.Error("a key under another name is not called one")
		}
	})
}

// TestClient_parse: what is shown or written down of an answer repeats neither
// the challenge code nor the key.
func TestClient_parse(t *testing.T) {
	t.Parallel()
	redactor := &secret.Redactor{}
	redactor.Add(secret.New("planted-challenge"))
	body := `{"status":"planted-challenge","registrationRequestId":"1","grantedScopes":["items.read","planted-challenge","the-key"],"token":{"apiKey":"the-key"}}`
	answer, err := Client{Redactor: redactor}.parse([]byte(body))
	if err != nil || answer.Key.Reveal() != "the-key" || answer.Word != "[redacted]" || !slices.Equal(answer.Granted, []string{"items.read", "[redacted]", "[redacted]"}) {
		t.Errorf("%+v, %v", answer, err)
	}
}

// TestAnswer_keyWithAnyStatus: it is handed out once.
func TestAnswer_keyWithAnyStatus(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), says(500, `{"requestStatusInfo":{"status":2},"token":{"apiKey":"the-key"},"grantedScopes":[]}`))
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Await(t.Context(), w.lock, record, usual()); err != nil || w.key() != "the-key" {
		t.Errorf("key %q, %v", w.key(), err)
	}
}
