package jwt

import (
	"context"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

// The tokens and keys of RFC 7515, appendix A.2 and A.3.
const (
	rfc7515RS256 = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
	rfc7515ES256 = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
	rfc7515HS256 = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
	rfc7515Keys  = `{"keys":[
		{"kty":"RSA","e":"AQAB","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"},
		{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},
		{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}]}`
)

func TestVerify_RFC7515(t *testing.T) {
	t.Parallel()
	set, err := jwks.Parse([]byte(rfc7515Keys))
	if err != nil || len(set.Keys) != 2 {
		t.Fatalf("%+v, %v", set, err)
	}
	policy := Policy{Kind: Any, AnyKey: true, Issuers: []string{"joe"}, Claims: []Claim{{"http://example.com/is_root", "true"}}}
	alive := time.Unix(1300819380-1, 0)
	for name, test := range map[string]struct {
		token string
		at    time.Time
		valid bool
	}{
		"A.2 RS256":          {rfc7515RS256, alive, true},
		"A.3 ES256":          {rfc7515ES256, alive, true},
		"A.2 when it is old": {rfc7515RS256, alive.Add(time.Second), false},
		"A.1 HS256":          {rfc7515HS256, alive, false},
	} {
		r, err := Verify(context.Background(), test.token, policy, jwks.Static{Set: set}, test.at)
		if err != nil || r.Valid != test.valid {
			t.Errorf("%s: valid %v, %q, %v", name, r.Valid, r.Failures(), err)
		}
	}
}

// TestVerify_RFC8037 checks the signature of RFC 8037, appendix A.4. Its payload is a
// text and no JWT, so that it goes to the signature check alone.
func TestVerify_RFC8037(t *testing.T) {
	t.Parallel()
	const (
		signed    = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
		signature = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
		key       = `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`
	)
	set, err := jwks.Parse([]byte(key))
	if err != nil || len(set.Keys) != 1 {
		t.Fatalf("%+v, %v", set, err)
	}
	raw, err := decodePart(partSignature, signature, 0)
	if err != nil {
		t.Fatal(err)
	}
	implementation, fits := signingMethod("EdDSA", set.Keys[0])
	if !fits || implementation.Verify(signed, raw, set.Keys[0].Public) != nil {
		t.Error("the signature of the RFC is not accepted")
	}
	raw[10] ^= 1
	if implementation.Verify(signed, raw, set.Keys[0].Public) == nil {
		t.Error("a changed signature is accepted")
	}
	if _, err := Parse(signed + "." + signature); err == nil {
		t.Error("a payload that is no JSON was read as a JWT")
	}
}
