from enum import Enum
HOST = "https://api.jtl-cloud.com"
class Path(str, Enum):
    ORDERS = "/erp/v2/salesOrders"
    WAREHOUSES = "/erp/v2/warehouses"
def absolute(path):
    return HOST + path
