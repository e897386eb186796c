package cloudapi

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// acceptable refuses a body that the platform would refuse: its type must be JSON
// without parameters, as the ERP API rejects application/json; charset=utf-8
// (changelog of the platform, 2026-11-26).
func (c *call) acceptable() bool {
	kind := c.r.Header.Get("Content-Type")
	body, err := io.ReadAll(c.r.Body)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		c.refuse(http.StatusRequestEntityTooLarge, "BodyTooLarge", "the body is too large for the sandbox")
		return false
	case err != nil:
		c.refuse(http.StatusBadRequest, "InvalidBody", "the body ended too soon")
		return false
	}
	changes := c.r.Method != http.MethodGet && c.r.Method != http.MethodHead
	if len(body) == 0 && (!changes || kind == "") {
		return true
	}
	if problem := checkContentType(kind); problem != "" {
		c.refuse(http.StatusUnsupportedMediaType, "UnsupportedMediaType", problem)
		return false
	}
	if len(body) > 0 && textutil.IsJSONType(kind) && !json.Valid(body) {
		c.refuse(http.StatusBadRequest, "InvalidBody", "the body is not valid JSON")
		return false
	}
	c.body = body
	return true
}

// checkContentType returns what is wrong with the type of a body, "" if nothing is.
func checkContentType(kind string) string {
	media, parameters, err := mime.ParseMediaType(kind)
	switch {
	case kind == "":
		return "the header Content-Type is missing: it must be application/json"
	case err != nil:
		return "the header Content-Type cannot be read: it must be application/json"
	case textutil.IsJSONType(media) && len(parameters) > 0:
		return "the ERP API rejects application/json with parameters such as charset=utf-8: send Content-Type: application/json"
	case !textutil.IsJSONType(media) && media != "multipart/form-data" && media != "application/octet-stream":
		return "the header Content-Type must be application/json, and is " + media
	}
	return ""
}
