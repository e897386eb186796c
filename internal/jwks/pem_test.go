package jwks

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"strings"
	"testing"
)

func block(title string, bytes []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: title, Bytes: bytes}))
}

func TestParse_PEM(t *testing.T) {
	t.Parallel()
	ed, edKey, _ := ed25519.GenerateKey(rand.Reader)
	ec, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	rsaKey, _ := rsa.GenerateKey(rand.Reader, 2048)
	spki := func(key any) string {
		der, err := x509.MarshalPKIXPublicKey(key)
		if err != nil {
			t.Fatal(err)
		}
		return block("PUBLIC KEY", der)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, ed, edKey)
	if err != nil {
		t.Fatal(err)
	}
	private, _ := x509.MarshalPKCS8PrivateKey(edKey)
	text := "subject=/CN=x\n" + spki(ed) + block("CERTIFICATE", der) + "between\n" + spki(&ec.PublicKey) + spki(&rsaKey.PublicKey) +
		block("RSA PUBLIC KEY", x509.MarshalPKCS1PublicKey(&rsaKey.PublicKey)) +
		block("PRIVATE KEY", private) + block("X509 CRL", []byte{1}) + block("PUBLIC KEY", []byte{1})
	set, err := Parse([]byte(text))
	if err != nil || len(set.Keys) != 5 || len(set.Skipped) != 3 {
		t.Fatalf("%d keys, skipped %v, %v", len(set.Keys), set.Skipped, err)
	}
	for i, want := range []string{"Ed25519", "Ed25519", "P-256", "RSA 2048", "RSA 2048"} {
		if key := set.Keys[i]; key.Strength() != want || key.ID != "" || key.Thumbprint == "" {
			t.Errorf("key %d: %+v", i, key)
		}
	}
	if !set.Keys[0].Public.(ed25519.PublicKey).Equal(ed) || set.Keys[0].Thumbprint != set.Keys[1].Thumbprint {
		t.Error("the keys are others")
	}
	for i, want := range []string{"it is a private key", "neither a public key nor a certificate", "does not contain what its title says"} {
		if !strings.Contains(set.Skipped[i].Reason, want) || set.Skipped[i].Position != i+6 {
			t.Errorf("%+v, want %s", set.Skipped[i], want)
		}
	}
}

func TestParse_array(t *testing.T) {
	t.Parallel()
	jwk, _ := json.Marshal(JWK{Type: "OKP", Curve: "Ed25519", X: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})
	for text, want := range map[string]int{
		string(jwk): 1, "[" + string(jwk) + "]": 1, " [" + string(jwk) + ",1,{}," + string(jwk) + "]\n": 2, "[]": 0, `{"keys":[` + string(jwk) + `]}`: 1,
	} {
		if set, err := Parse([]byte(text)); err != nil || len(set.Keys) != want {
			t.Errorf("%s: %d keys, %v", text, len(set.Keys), err)
		}
	}
	for _, text := range []string{"[", "[" + string(jwk), "[1] x"} {
		if _, err := Parse([]byte(text)); err == nil {
			t.Errorf("%s is a key set", text)
		}
	}
}
