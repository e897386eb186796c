from flask import Blueprint, redirect
bp = Blueprint("x", __name__, url_prefix="/v2/items")  # @decoy

@bp.route("/v2/customers/<id>", methods=["DELETE"])  # @decoy
def delete(id):
    return redirect("/v2/customers")  # @decoy

@bp.delete("/erp/v2/labels/<id>")  # @decoy
def label(id):
    requests.delete(f"{current_app.config['ODOO_URL']}/v2/customers/{id}")  # @decoy
    requests.get(url_for("items") + "/v2/items/1")  # @decoy
