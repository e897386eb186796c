import click, requests
API = "https://api.jtl-cloud.com/erp/v2"

@click.command()
@click.option("--path", default="/erp/v2/items")  # @decoy
def main(path):
    s = requests.Session()
    s.headers["X-Tenant-ID"] = "1"
    r = s.get(f"{API}/companies", timeout=5)  # @exact GET /v2/companies f
    for c in r.json():
        s.delete("{}/labels/{}".format(API, c["id"]))  # @exact DELETE /v2/labels/{} f
    resp = s.put(url=f"{API}/file", data=b"")  # @exact PUT /v2/file f
    open("/erp/v2/items")  # @decoy
    click.echo("GET /erp/v2/items")  # @decoy
    subprocess.run(["curl", "https://api.jtl-cloud.com/erp/v2/stocks"])  # @exact GET /v2/stocks l
