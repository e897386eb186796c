from fastapi import APIRouter, FastAPI
from flask import Blueprint
from django.urls import path, re_path

app = FastAPI()
router = APIRouter(prefix="/erp/v2")  # @decoy
bp = Blueprint("erp", __name__, url_prefix="/erp/v2/items")  # @decoy


@router.get("/salesOrders/{order_id}")  # @decoy
async def order(order_id: str):
    return {"self": f"/erp/v2/salesOrders/{order_id}"}  # @decoy


@app.post("/erp/v2/stocks", status_code=201)  # @decoy
def stocks():
    return RedirectResponse("/erp/v2/stocks")  # @decoy


@bp.route("/erp/v2/labels", methods=["POST"])  # @decoy
def label():
    cache.set("/v2/labels", 1)  # @decoy


urlpatterns = [
    path("erp/v2/companies", views.companies),  # @decoy
    re_path(r"^erp/v2/items/(?P<id>\d+)$", views.item),  # @decoy
]
app.add_api_route("/erp/v2/returns", returns, methods=["GET"])  # @decoy
