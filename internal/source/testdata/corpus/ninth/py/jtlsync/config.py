import os
JTL_API_URL = os.getenv("JTL_API_URL", "https://192.168.0.10:5883")
MAX_RETRIES = 3
SHOPIFY_URL = os.getenv("SHOPIFY_URL", "https://demo.myshopify.com/admin/api/2024-01")
