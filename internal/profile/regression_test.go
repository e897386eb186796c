package profile

import (
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// What once went wrong.

func TestTwoProfilesOfOneNameAreRefused(t *testing.T) {
	t.Parallel()
	path := written(t, "profiles:\n  - name: shop\n    client_id: a\n  - name: shop\n    client_id: b\n")
	_, err := Open(path)
	wantFault(t, err, fault.Config, path, `"shop"`)
}

func TestASettingIsNotLostInAFileThatSaysNothing(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"---\n", "~\n", "null\n", "---\n# comment\n"} {
		file := opened(t, written(t, content))
		must(t, file.Set("shop", Entry{"environment", "qa"}))
		if got, ok := opened(t, file.Path).Find("shop"); !ok || got.Values["environment"] != "qa" {
			t.Errorf("%q: the profile is %+v", content, got)
		}
	}
}

func TestCommentsOfAFileWithoutSettingsSurvive(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"# kept\n", "current: shop\nprofiles: # kept\n"} {
		file := opened(t, written(t, content))
		must(t, file.Set("shop", Entry{"environment", "qa"}))
		got, err := os.ReadFile(file.Path)
		must(t, err)
		if !strings.Contains(string(got), "# kept") {
			t.Errorf("%q has become\n%s", content, got)
		}
	}
}

func TestAValueWrittenByHandWithoutQuotesStaysTheTextThatItIs(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"0123", "4711", "1.10", "1e3", "0x1F", "1_000", "12345678901234567890123", "true", "2031-01-02"} {
		file, err := Open(written(t, "profiles:\n  - name: "+value+"\n    client_id: "+value+"\n"))
		if err != nil {
			t.Errorf("%s: %v", value, err)
			continue
		}
		got, _ := file.Find(value)
		if want := map[string]string{"client_id": value}; !maps.Equal(got.Values, want) {
			t.Errorf("%s is read as %+v", value, file.Profiles)
		}
	}
}

func TestAKeyInAnotherLetterCaseIsToldOf(t *testing.T) {
	t.Parallel()
	path := written(t, "profiles:\n  - name: shop\n    Environment: qa\n")
	_, err := Open(path)
	wantFault(t, err, fault.Config, path, "no usable environment, in line 3")
}

func TestASettingThatIsNoTextIsToldOf(t *testing.T) {
	t.Parallel()
	_, err := Open(written(t, "profiles:\n  - name: shop\n    client_id: [1]\n"))
	wantFault(t, err, fault.Config, "no usable client_id, in line 3")
}

func TestAnUnknownKeyOfAProfileMayHaveAnyForm(t *testing.T) {
	t.Parallel()
	file, err := Open(written(t, "profiles:\n  - name: shop\n    client_id: a\n    later: [1, 2]\n"))
	must(t, err)
	if got, _ := file.Find("shop"); got.Values["client_id"] != "a" {
		t.Errorf("got %v", got.Values)
	}
}

func TestTextThatIsNotUTF8IsRefusedInWords(t *testing.T) {
	t.Parallel()
	for _, err := range []error{fresh(t).Set("m\xfcller", Entry{"client_id", "x"}), fresh(t).Set("shop", Entry{"client_id", "m\xfcller"})} {
		if f := fault.From(err); f.Kind != fault.Usage || strings.Contains(f.Message, "!!str") {
			t.Errorf("%s: %s", f.Kind, f.Message)
		}
	}
}

func TestAProfileNameHasNoHiddenControlsOfTheTerminal(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a\u009b31m", "a\u202ecba", "a\u200b", "a\u2028b"} {
		if CheckName(name) == nil {
			t.Errorf("%+q is taken", name)
		}
	}
}

func TestASecretIsNoSettingInAnyLetterCase(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"CLIENT_SECRET", "JTL_CLIENT_SECRET", "Client_Secret", "REFRESH_TOKEN"} {
		wantFault(t, CheckKey(key), fault.Usage, "secrets are not kept in the configuration")
	}
}

func TestValidYAMLOfAnotherFormIsNotCalledInvalid(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"- name: shop\n", "just words\n"} {
		path := written(t, content)
		_, err := Open(path)
		wantFault(t, err, fault.Config, path, "does not have the form of one")
		if strings.Contains(err.Error(), "interface") || strings.Contains(err.Error(), "!!") {
			t.Errorf("the message speaks Go: %s", err)
		}
	}
}
