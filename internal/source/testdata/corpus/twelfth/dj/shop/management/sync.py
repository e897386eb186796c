from django.core.management.base import BaseCommand
from shop.erp import ErpClient
from django.urls import path, reverse

class Command(BaseCommand):
    help = "Reads /v2/stocks"  # @decoy

    def handle(self, *args, **options):
        client = ErpClient(options["tenant"])
        for row in client.pages("/customerGroups"):  # @exact GET /v2/customerGroups x
            self.stdout.write(f"/customerGroups {row}")  # @decoy
        with ErpClient("t") as erp:
            erp._call("DELETE", f"/labels/{row['id']}")  # @exact DELETE /v2/labels/{} x

urlpatterns = [path("erp/v2/stocks", views.stocks), path("v2/items/<id>", views.item)]  # @decoy
