package disk

import (
	"slices"
	"strconv"
	"strings"
)

// privateGroup reports whether nobody but a user is in a group, as the texts of
// /etc/passwd and /etc/group say (passwd(5), group(5)): the group has the name of
// the user, is the first group of the user and of nobody else, and has no other
// members. Whatever leaves a doubt means no.
func privateGroup(user, group int, passwd, groups string) bool {
	name, ok := soleUser(user, group, passwd)
	return ok && soleGroup(name, group, groups)
}

// soleUser returns the name of a user whose first group is that group, and is
// nobody else's.
func soleUser(user, group int, passwd string) (name string, ok bool) {
	const fields, nameAt, userAt, groupAt = 7, 0, 2, 3
	rows, ok := table(passwd, fields)
	for _, row := range rows {
		id, badUser := strconv.Atoi(row[userAt])
		first, badGroup := strconv.Atoi(row[groupAt])
		switch {
		case badUser != nil || badGroup != nil:
			return "", false
		case id == user && name == "" && first == group:
			name = row[nameAt]
		case id == user || first == group:
			return "", false
		}
	}
	return name, ok && name != ""
}

// soleGroup reports whether a group has that name and no other, and no members
// but the user of that name.
func soleGroup(name string, group int, groups string) bool {
	const fields, nameAt, groupAt, membersAt = 4, 0, 2, 3
	rows, ok := table(groups, fields)
	found := false
	for _, row := range rows {
		id, err := strconv.Atoi(row[groupAt])
		switch {
		case err != nil:
			return false
		case id != group:
		case found || row[nameAt] != name || row[membersAt] != "" && row[membersAt] != name:
			return false
		default:
			found = true
		}
	}
	return ok && found
}

// table returns the fields of each line. A line of another form, such as those
// that include the users of a network, leaves a doubt.
func table(text string, fields int) (rows [][]string, ok bool) {
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, ":")
		if len(row) != fields || slices.Contains([]string{"+", "-", ""}, row[0][:min(1, len(row[0]))]) {
			return nil, false
		}
		rows = append(rows, row)
	}
	return rows, true
}
