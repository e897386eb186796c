ORDERS = """
query Orders($first: Int) {
  QuerySalesOrders(first: $first) { nodes { id } }
}
"""
SHOP = "query { products(first: 5) { edges { node { id } } } }"  # @decoy
CHANGE = gql("mutation M { ChangeItem(id: 1) { id } }")  # @likely ChangeItem
# QueryCustomers { QueryCustomers { nodes { id } } } @decoy
