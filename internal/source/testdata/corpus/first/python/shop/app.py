from fastapi import FastAPI, APIRouter
from flask import Flask
app = FastAPI()
router = APIRouter(prefix="/v2")

@app.get("/v2/items/{item_id}")  # @decoy
def item(item_id: str):
    return {}

@router.post("/salesOrders")  # @decoy
async def order(): ...

@app.route("/v2/customers", methods=["POST"])  # @decoy
def customers(): ...

urlpatterns = [path("v2/stocks", views.stocks)]  # @decoy
app.add_url_rule("/v2/companies", view_func=item)  # @decoy
