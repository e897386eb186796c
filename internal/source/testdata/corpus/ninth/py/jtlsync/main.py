from fastapi import FastAPI, APIRouter
from .api import WawiApi

app = FastAPI()
router = APIRouter(prefix="/api/eazybusiness")  # @decoy
api = WawiApi()

@router.get("/items")  # @decoy
def list_items():
    return api._request("GET", "/warehouses")  # @exact GET /warehouses x

@app.post("/salesOrders")  # @decoy
async def create(order: dict):
    categories = api._request(method="GET", endpoint="categories")  # @exact GET /categories x
    cache.set("/items", categories)  # @decoy
    return RedirectResponse(url="/customers")  # @decoy

client = TestClient(app)
client.get("/api/eazybusiness/items")  # @decoy
