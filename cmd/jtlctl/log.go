package main

import (
	"bytes"
	"io"
	"log" //nolint:depguard // net/http writes to it
)

// restrictLog lets only servers write to the log of the standard library, which goes
// past everything that removes secrets: the client of net/http writes there what a
// server sent without being asked, and that can repeat what it was sent.
func restrictLog(out io.Writer) {
	log.SetFlags(0)
	log.SetOutput(serverLog{out})
}

// serverLog writes the lines of http.Server, such as a failed TLS handshake.
type serverLog struct{ out io.Writer }

func (l serverLog) Write(line []byte) (int, error) {
	if !bytes.HasPrefix(line, []byte("http: ")) {
		return len(line), nil
	}
	return l.out.Write(line)
}
