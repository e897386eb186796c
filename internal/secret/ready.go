package secret

// Ready reports whether the file can be used without asking a person for a new
// passphrase: it is in use, or its passphrase does not come from a terminal.
func (f *File) Ready() bool {
	_, err := f.identityFile().Load()
	return err == nil || f.Origin != nil && f.Origin() != ""
}
