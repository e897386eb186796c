package sandbox

import (
	"os"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

// OpenAnswers returns the answers in the files of a folder, and which of them
// answer nothing, each with the reason. An empty name is no folder.
func OpenAnswers(folder string) (answers cloudapi.Answers, useless []string, err error) {
	if folder == "" {
		return answers, nil, nil
	}
	// os.DirFS would also read a file of the same name as a folder without entries.
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return answers, nil, fault.New(fault.Usage, "--answers: %s is not a folder", folder).WithHint("name a folder with files such as GET_v2_items.json")
	}
	answers = cloudapi.Answers{Folder: os.DirFS(folder), Name: folder}
	useless, err = answers.Check()
	return answers, useless, err
}
