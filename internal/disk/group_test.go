package disk

import (
	"strings"
	"testing"
)

func TestPrivateGroup(t *testing.T) {
	t.Parallel()
	const (
		passwd = "root:x:0:0:root:/root:/bin/bash\nanna:x:1000:1000:Anna,,,:/home/anna:/bin/bash\nbert:x:1001:1001::/home/bert:/bin/sh\n"
		groups = "root:x:0:\nsudo:x:27:anna,bert\nanna:x:1000:\nbert:x:1001:\nusers:x:100:anna,bert\n"
	)
	replaced := func(text, old, now string) string {
		if !strings.Contains(text, old) {
			t.Fatalf("%q is not there", old)
		}
		return strings.Replace(text, old, now, 1)
	}
	for name, test := range map[string]struct {
		user, group    int
		passwd, groups string
		want           bool
	}{
		"the group of a user":                      {1000, 1000, passwd, groups, true},
		"with the user as a member":                {1000, 1000, passwd, replaced(groups, "anna:x:1000:", "anna:x:1000:anna"), true},
		"without a line end, with comments":        {1000, 1000, "# users\n\n" + strings.TrimSuffix(passwd, "\n"), groups + "\n# end", true},
		"of root":                                  {0, 0, passwd, groups, true},
		"a group of several":                       {1000, 100, passwd, groups, false},
		"another user's":                           {1000, 1001, passwd, groups, false},
		"with another member":                      {1000, 1000, passwd, replaced(groups, "anna:x:1000:", "anna:x:1000:bert"), false},
		"with the user and another member":         {1000, 1000, passwd, replaced(groups, "anna:x:1000:", "anna:x:1000:anna,bert"), false},
		"with a member whose name is a space":      {1000, 1000, passwd, replaced(groups, "anna:x:1000:", "anna:x:1000: "), false},
		"another name":                             {1000, 1000, passwd, replaced(groups, "anna:x:1000:", "staff:x:1000:"), false},
		"another letter case":                      {1000, 1000, passwd, replaced(groups, "anna:x:1000:", "Anna:x:1000:"), false},
		"two names of the group":                   {1000, 1000, passwd, groups + "web:x:1000:\n", false},
		"the group listed twice":                   {1000, 1000, passwd, groups + "anna:x:1000:bert\n", false},
		"the first group of another user too":      {1000, 1000, replaced(passwd, "bert:x:1001:1001", "bert:x:1001:1000"), groups, false},
		"the first group of another user before":   {1000, 1000, "zoe:x:999:1000::/:/bin/sh\n" + passwd, groups, false},
		"not the first group of the user":          {1000, 1000, replaced(passwd, "anna:x:1000:1000", "anna:x:1000:100"), groups, false},
		"two names of the user":                    {1000, 1000, passwd + "anne:x:1000:1000::/:/bin/sh\n", groups, false},
		"two first groups of the user":             {1000, 1000, passwd + "anna:x:1000:100::/:/bin/sh\n", groups, false},
		"a user of a network":                      {5000, 5000, passwd, groups + "carl:x:5000:\n", false},
		"a group of a network":                     {1000, 1000, passwd, replaced(groups, "anna:x:1000:\n", ""), false},
		"users of a network are included":          {1000, 1000, passwd + "+::::::\n", groups, false},
		"a netgroup is included":                   {1000, 1000, passwd + "+@all::::::\n", groups, false},
		"groups of a network are included":         {1000, 1000, passwd, groups + "+:::\n", false},
		"a user without a name":                    {1000, 1000, replaced(passwd, "anna:x", ":x"), replaced(groups, "anna:x", ":x"), false},
		"a user with an ID that is no number":      {1000, 1000, passwd + "eve:x:0x3e8:1000::/:/bin/sh\n", groups, false},
		"a user whose first group is no number":    {1000, 1000, passwd + "eve:x:1002:::/:/bin/sh\n", groups, false},
		"a group with an ID that is no number":     {1000, 1000, passwd, groups + "eve:x:1000 :bert\n", false},
		"a line of users that is cut":              {1000, 1000, passwd + "eve:x:1002:1000", groups, false},
		"a line of groups that is cut":             {1000, 1000, passwd, groups + "eve:x:1000", false},
		"a line of groups with one field more":     {1000, 1000, passwd, groups + "eve:x:7::", false},
		"no users":                                 {1000, 1000, "", groups, false},
		"no groups":                                {1000, 1000, passwd, "", false},
		"a user ID that many programs take for -1": {4294967295, 4294967295, passwd, groups, false},
	} {
		if got := privateGroup(test.user, test.group, test.passwd, test.groups); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
