from fastapi import APIRouter, Depends
api = APIRouter(prefix="/erp/v2", tags=["/v2/items"])  # @decoy
@api.patch("/v2/items/{id}", response_model=Item)  # @decoy
async def patch(id: str, c=Depends(client)):
    return RedirectResponse("/v2/items")  # @decoy
api.add_api_route("/erp/v2/stocks", patch, methods=["POST"])  # @decoy
app.mount("/v2/items", StaticFiles())  # @decoy
test_client = TestClient(app)
def smoke(): return test_client.get("/erp/v2/stocks")  # @decoy
