package disk

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// The users of the tables.
const (
	root    = 0
	me      = 1000
	another = 1001
)

// closed is a folder that nobody but its owner can write.
func closed() Access { return Access{Owner: me, Mode: fs.ModeDir | 0o755} }

// TestFindExposures is the table of who may write and read a file.
func TestFindExposures(t *testing.T) {
	t.Parallel()
	own := func(mode fs.FileMode) Access { return Access{Owner: me, Mode: mode} }
	of := func(owner int, mode fs.FileMode) Access { return Access{Owner: owner, Mode: mode} }
	mounted := func(owner int, mode fs.FileMode) Access { return Access{Owner: owner, Mode: mode, ReadOnly: true} }
	private := func(owner int, mode fs.FileMode) Access { return Access{Owner: owner, Mode: mode, PrivateGroup: true} }
	readableByOthers := map[Purpose]string{EnvFile: "readable", Credential: "readable", Passphrase: "readable"}
	folder := func(mode fs.FileMode) Access { return Access{Owner: root, Mode: fs.ModeDir | mode} }
	for _, test := range []struct {
		name         string
		file, folder Access
		user         int
		want         map[Purpose]string // no entry: as it should be
	}{
		{"private", own(0o600), closed(), me, nil},
		{"private, not to be changed", own(0o400), closed(), me, nil},
		{"to be executed", own(0o711), closed(), me, nil},
		{"others can read it", own(0o644), closed(), me, readableByOthers},
		{"the group can read it", own(0o640), closed(), me, readableByOthers},
		{"others can read it, nobody writes", own(0o444), closed(), me, readableByOthers},
		{"others can write it", own(0o602), closed(), me, all("file")},
		{"the group can write it", own(0o620), closed(), me, all("file")},
		{"everybody can do everything", own(0o666), closed(), me, all("file")},
		{"another user's that others can write", of(another, 0o666), closed(), me, all("file")},
		{"root's that others can write", of(root, 0o646), closed(), me, all("file")},
		{"others can write in the folder", own(0o600), folder(0o777), me, all("folder")},
		{"the group can write in the folder", own(0o600), folder(0o775), me, all("folder")},
		{"others can write in the folder of a mounted file", of(root, 0o444), folder(0o777), me, all("folder")},
		{"sticky folder", own(0o600), folder(0o777 | fs.ModeSticky), me, nil},
		{"others can read it in a folder that they can write in", own(0o644), folder(0o777), me, map[Purpose]string{
			Settings: "folder", Vault: "folder", EnvFile: "readable folder", Credential: "readable folder", Passphrase: "readable folder",
		}},
		{"others can write file and folder", own(0o666), folder(0o777), me, all("file folder")},
		{"another user's", of(another, 0o644), closed(), me, nil},
		{"another user's, to root", of(another, 0o644), closed(), root, nil},
		{"root's own that others can read", of(root, 0o644), closed(), root, readableByOthers},

		{"umask 002 with a private group", private(me, 0o664), private(me, fs.ModeDir|0o775), me, map[Purpose]string{
			EnvFile: "readable", Credential: "file folder", Vault: "file folder", Passphrase: "file folder",
		}},
		{"umask 007 with a private group", private(me, 0o660), private(me, fs.ModeDir|0o770), me, map[Purpose]string{
			Credential: "file folder", Vault: "file folder", Passphrase: "file folder",
		}},
		{"a private group can read it", private(me, 0o640), closed(), me, map[Purpose]string{Credential: "readable", Passphrase: "readable"}},
		{"a private group and others can write it", private(me, 0o666), closed(), me, all("file")},
		{"a private group and others can write in the folder", own(0o600), private(me, fs.ModeDir|0o777), me, all("folder")},
		{"another user's private group can write it", private(another, 0o664), closed(), me, all("file")},
		{"another user's private group can write in the folder", own(0o600), private(another, fs.ModeDir|0o775), me, all("folder")},
		{"another group can write the folder of a file of the private group", private(me, 0o664), Access{Owner: me, Mode: fs.ModeDir | 0o775}, me, map[Purpose]string{
			Settings: "folder", EnvFile: "readable folder", Credential: "file folder", Vault: "file folder", Passphrase: "file folder",
		}},
		{"root's private group, to root", private(root, 0o664), closed(), root, all("file")},
		{"a user's private group, to root", private(me, 0o664), closed(), root, all("file")},

		{"Docker: 0444 of root", of(root, 0o444), folder(0o755), me, nil},
		{"Docker: 0444 of root in a container of root", of(root, 0o444), folder(0o755), root, nil},
		{"Docker: 0444 on a read-only mount", mounted(root, 0o444), folder(0o755), root, nil},
		{"Docker: the user's own 0644, mounted read-only", mounted(me, 0o644), folder(0o755), me, nil},
		{"Kubernetes: 0644 of root in the folder of ..data", of(root, 0o644), folder(0o755), me, nil},
		{"Kubernetes: 0644 of root in the sticky mount", of(root, 0o644), folder(0o777 | fs.ModeSticky), me, nil},
		{"Kubernetes: 0440 of root and an fsGroup", of(root, 0o440), folder(0o755 | fs.ModeSetgid), me, nil},
		{"Kubernetes: 0644 in a container of root", mounted(root, 0o644), folder(0o755), root, nil},
		{"systemd: 0400 of the user", own(0o400), folder(0o550), me, nil},
		{"systemd: 0440 of root with an access list", of(root, 0o440), folder(0o550), me, nil},
		{"systemd: 0400 of a service of root", of(root, 0o400), folder(0o500), root, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for purpose := range Purpose(len(rules)) {
				if got := words(FindExposures(test.file, test.folder, test.user, purpose)); got != test.want[purpose] {
					t.Errorf("purpose %d: %q, want %q", purpose, got, test.want[purpose])
				}
			}
		})
	}
}

// all is the same exposure for every purpose.
func all(want string) map[Purpose]string {
	return map[Purpose]string{Settings: want, EnvFile: want, Credential: want, Vault: want, Passphrase: want}
}

func words(found []Exposure) string {
	var names []string
	for _, e := range found {
		names = append(names, [...]string{FileWritable: "file", FolderWritable: "folder", Readable: "readable"}[e])
	}
	return strings.Join(names, " ")
}

func TestPurpose_Refuses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		purpose Purpose
		refused []Exposure
	}{
		{Settings, []Exposure{FileWritable, FolderWritable}},
		{EnvFile, []Exposure{FileWritable, FolderWritable}},
		{Credential, []Exposure{FileWritable, FolderWritable}},
		{Vault, []Exposure{FileWritable, FolderWritable}},
		{Passphrase, []Exposure{FileWritable, FolderWritable, Readable}},
	} {
		for _, e := range []Exposure{FileWritable, FolderWritable, Readable} {
			if got := test.purpose.Refuses(e); got != slices.Contains(test.refused, e) {
				t.Errorf("purpose %d, exposure %d: %t", test.purpose, e, got)
			}
		}
	}
}

func TestExposed_Hint(t *testing.T) {
	t.Parallel()
	const sure = "make sure that nobody else has changed it, then run "
	open, sticky := Access{Owner: me, Mode: fs.ModeDir | 0o777}, Access{Owner: root, Mode: fs.ModeDir | fs.ModeSticky | 0o777}
	for name, test := range map[string]struct {
		file    location
		folders []location
		purpose Purpose
		user    int
		want    string
	}{
		"readable":          {location{"/x/pass", Access{Owner: me, Mode: 0o644}}, []location{{"/x", closed()}}, Passphrase, me, "run `chmod 600 /x/pass`"},
		"a writable secret": {location{"/x/pass", Access{Owner: me, Mode: 0o666}}, []location{{"/x", closed()}}, Passphrase, me, sure + "`chmod 600 /x/pass`"},
		"writable settings": {location{"/x/c.yaml", Access{Owner: me, Mode: 0o666}}, []location{{"/x", closed()}}, Settings, me, sure + "`chmod go-w /x/c.yaml`"},
		"a path with a space and a quote": {
			location{"/my 'x'/pass", Access{Owner: me, Mode: 0o644}}, []location{{"/x", closed()}}, Passphrase, me, `run ` + "`" + `chmod 600 '/my '\''x'\''/pass'` + "`",
		},
		"another user's": {location{"/x/pass", Access{Owner: another, Mode: 0o666}}, []location{{"/x", closed()}}, Passphrase, me, sure + "`sudo chmod 600 /x/pass`"},
		"another user's, to root": {
			location{"/x/pass", Access{Owner: another, Mode: 0o666}}, []location{{"/x", closed()}}, Passphrase, root, sure + "`chmod 600 /x/pass`",
		},
		"file and folder, with one command": {
			location{"/x/pass", Access{Owner: me, Mode: 0o666}}, []location{{"/tmp", sticky}, {"/x", open}, {"/y", open}}, Credential, me,
			sure + "`chmod 600 /x/pass && chmod go-w /x && chmod go-w /y`",
		},
	} {
		if got := guard(test.file, test.folders, test.user, test.purpose); got == nil || got.Hint() != test.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
