# The recording of README.md: what is before the first empty line is not shown, and
# each line after it is a scene. make docs records it.
export JTLCTL_ENV=sandbox JTLCTL_STORE=keyring
curl -O https://raw.githubusercontent.com/jtlctl/jtlctl/main/docs/examples/app.json
curl -O https://raw.githubusercontent.com/jtlctl/jtlctl/main/docs/examples/app-registration.yaml
SESSION=$(jtlctl sandbox token) FORGED=$(jtlctl sandbox token --bad-signature)

jtlctl api /v2/companies
jtlctl jwt verify "$FORGED"
jtlctl manifest lint app.json
jtlctl wawi register shop --url http://127.0.0.1:7373/api/eazybusiness --app app-registration.yaml
