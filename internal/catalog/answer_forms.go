package catalog

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/openapi"
)

// AnswerForms returns the forms of answers that the document of a stored catalogue has;
// nil if there are none. Look-ups of scopes do not need them, so that they are in a
// file of their own.
func (s Store) AnswerForms(name string) (*openapi.Answers, error) {
	if s.State == "" || checkName(name) != nil {
		return nil, nil //nolint:nilnil // there are none
	}
	file := s.answersFile(name)
	text, err := file.Load()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // there are none
	}
	if err != nil {
		return nil, disk.Fault(fault.Disk, err, "the answers of the imported catalogue %s cannot be read", name)
	}
	answers, err := openapi.Decode(text)
	if err != nil {
		return nil, fault.Wrap(err, "the answers of the imported catalogue %s in %s cannot be used", name, file.Path)
	}
	return answers, nil
}

func (s Store) answersFile(name string) disk.File {
	return disk.File{Path: filepath.Join(s.State, "answers", name+".json"), Max: MaxDocument}
}

// saveAnswers keeps the forms of answers of a document, and removes those of the
// document before it if it has none: a schema of GraphQL, a copy of a catalogue.
func (s Store) saveAnswers(name string, document []byte) error {
	file := s.answersFile(name)
	answers, err := openapi.Extract(document)
	if err != nil || answers.Len() == 0 {
		return s.removeAnswers(name)
	}
	text, err := answers.Encode()
	if err != nil || int64(len(text)) > file.Max {
		return s.removeAnswers(name)
	}
	if err := file.Save(text); err != nil {
		return disk.Fault(fault.Disk, err, "the answers of the catalogue %s cannot be written", file.Path)
	}
	return nil
}

func (s Store) removeAnswers(name string) error {
	file := s.answersFile(name)
	if err := os.Remove(file.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return disk.Fault(fault.Disk, err, "the answers of the catalogue %s cannot be removed", file.Path)
	}
	return nil
}
