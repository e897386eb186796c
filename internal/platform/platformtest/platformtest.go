// Package platformtest has servers that misbehave in ways that net/http's own
// cannot, for the tests of clients.
package platformtest

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
)

// Resetting is a server that sends no response. Over HTTP/2 it resets every
// stream with PROTOCOL_ERROR (RFC 9113, 6.4 and 7), over HTTP/1.1 it reads each
// request and closes the connection, as nginx does for `return 444`.
type Resetting struct {
	URL string
	// CA is its certificate, in PEM and in a pool.
	CA   []byte
	Pool *x509.CertPool
	// HTTP1 and HTTP2 count the requests that it got.
	HTTP1, HTTP2 atomic.Int64
}

// NewResetting serves over TLS until the test ends.
func NewResetting(t testing.TB) *Resetting {
	t.Helper()
	source := httptest.NewTLSServer(http.NotFoundHandler()) // for its certificate
	source.Close()
	r := &Resetting{CA: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: source.Certificate().Raw}), Pool: x509.NewCertPool()}
	r.Pool.AddCert(source.Certificate())
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: source.TLS.Certificates, NextProtos: []string{"h2", "http/1.1"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	r.URL = "https://" + listener.Addr().String()
	go r.serve(listener)
	return r
}

func (r *Resetting) serve(listener net.Listener) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer func() { _ = connection.Close() }()
			if secured, ok := connection.(*tls.Conn); ok && secured.Handshake() == nil {
				r.answer(secured)
			}
		}()
	}
}

func (r *Resetting) answer(connection *tls.Conn) {
	if connection.ConnectionState().NegotiatedProtocol == "h2" {
		r.resetStreams(connection)
		return
	}
	request, err := http.ReadRequest(bufio.NewReader(connection))
	if err != nil {
		return
	}
	if _, err = io.Copy(io.Discard, request.Body); err == nil {
		r.HTTP1.Add(1)
	}
}

// What of HTTP/2 the server knows (RFC 9113, 4.1, 6 and 7).
const (
	preface                                 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
	headOfFrame                             = 9 // bytes
	frameHeaders, frameReset, frameSettings = 1, 3, 4
	flagAck                                 = 1
	protocolError                           = 1
)

func (r *Resetting) resetStreams(connection net.Conn) {
	if _, err := io.CopyN(io.Discard, connection, int64(len(preface))); err != nil {
		return
	}
	_, err := connection.Write(settings(0))
	for head := make([]byte, headOfFrame); err == nil; {
		if _, err = io.ReadFull(connection, head); err != nil {
			return
		}
		if _, err = io.CopyN(io.Discard, connection, int64(binary.BigEndian.Uint32(head)>>8)); err != nil {
			return
		}
		switch {
		case head[3] == frameSettings && head[4]&flagAck == 0:
			_, err = connection.Write(settings(flagAck))
		case head[3] == frameHeaders:
			r.HTTP2.Add(1)
			_, err = connection.Write(reset(head[5:]))
		}
	}
}

// settings is an empty SETTINGS frame.
func settings(flags byte) []byte { return []byte{0, 0, 0, frameSettings, flags, 0, 0, 0, 0} }

// reset is a RST_STREAM frame of a stream.
func reset(stream []byte) []byte {
	frame := append([]byte{0, 0, 4, frameReset, 0}, stream...)
	return binary.BigEndian.AppendUint32(frame, protocolError)
}
