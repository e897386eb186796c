package manifest

import "testing"

func TestAppIconRule(t *testing.T) {
	t.Parallel()
	const (
		png     = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
		empty   = "warning /appIcon: appIcon is empty: the merchant sees no picture of the app, and whether a JTL-Wawi rejects that is not known"
		cut     = "warning /appIcon: the icon begins like a picture, but is damaged or cut off"
		none    = "error /appIcon: the icon is not base64"
		other   = "warning /appIcon: the icon is base64, but does not look like a picture"
		file    = "info /appIcon: the icon is the name of a file"
		prefix  = "error /appIcon: the icon has a data: prefix, which the platform rejects"
		request = `{"appIcon":"`
	)
	for icon, test := range map[string]struct{ says, fixed string }{
		png:                                {"", ""},
		"/9j/4AAQ":                         {cut, ""},
		"iVBORw0KGgo=":                     {cut, ""},
		"R0lGODlh":                         {cut, ""},
		"PHN2Zz4=":                         {"", ""},
		"":                                 {empty, ""},
		" ":                                {empty, ""},
		"no base64":                        {none, ""},
		"aGVsbG8=":                         {other, ""},
		"data:image/png;base64,":           {other, ""},
		"data:text/plain;base64,aGVsbG8=":  {other, ""},
		"data:image/png," + png:            {none, ""},
		"see data:image/png;base64," + png: {none, ""},
		"data:image/png;base64," + png:     {prefix, png},
		"data:;base64," + png:              {prefix, png},
		"data:image/svg+xml;charset=utf-8;base64,PHN2Zz4=": {prefix, "PHN2Zz4="},
		"icon.png":                {file, ""},
		"assets/Icon.JPG":         {file, ""},
		"icon.jpeg":               {file, ""},
		"icon.gif":                {none, ""},
		"https://a.shop/icon.png": {none, ""},
	} {
		text := request + icon + `"}`
		expectFindings(t, "app-icon", text, some(test.says)...)
		fixed, _ := newTestLinter(Options{}).Fix(Read("r.json", []byte(text)))
		if want := request + test.fixed + `"}`; test.fixed != "" && string(fixed) != want {
			t.Errorf("%s became %s", text, fixed)
		}
		if test.fixed == "" && string(fixed) != text {
			t.Errorf("%s was fixed to %s", text, fixed)
		}
	}
}
