import os
import requests

class JTLWawi:
    def __init__(self):
        self.host = os.environ.get("JTL_HOST", "localhost")
        self.port = int(os.environ.get("JTL_PORT", 5883))
        self.mandant = "eazybusiness"

    @property
    def url(self):
        return f"http://{self.host}:{self.port}/api/{self.mandant}"

    def headers(self):
        return {"Authorization": f"Wawi {os.environ['JTL_KEY']}", "X-AppId": "py"}

    def customer(self, number):
        r = requests.get(f"{self.url}/customers", params={"searchKeyWord": number}, headers=self.headers())  # @exact GET /customers f
        r.raise_for_status()
        return r.json()["Items"][0]

    def create(self, payload):
        res = requests.post(url=self.url + "/salesOrders", json=payload, headers=self.headers())  # @exact POST /salesOrders f
        if res.status_code != 201:
            raise RuntimeError(f"POST /salesOrders: {res.text}")  # @decoy
        return res.json()

    def images(self, item):
        endpoint = f"/items/{item}/images"
        for image in requests.get(self.url + endpoint, headers=self.headers()).json():  # @exact GET /items/{}/images f
            yield image

    def workflow(self, order_id, event_id):
        return requests.request("post", "{}/salesOrders/{}/workflowEvents".format(self.url, order_id), json={"Id": event_id}, headers=self.headers())  # @exact POST /salesOrders/{}/workflowEvents f


@bp.route("/customers", methods=["GET", "POST"])  # @decoy
def customers():
    flash("POST /customers")  # @decoy
    return render_template("customers/list.html")  # @decoy

api.add_resource(Items, "/items", "/items/<int:id>")  # @decoy
woo = API(url="https://shop.example.com", version="wc/v3")
woo.get("customers").json()  # @decoy
woo.put("salesOrders/1", {})  # @decoy
httpretty.register_uri(httpretty.GET, "http://localhost:5883/api/eazybusiness/items")  # @decoy
