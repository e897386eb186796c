package erp;

public enum Endpoint {
    WAREHOUSES("GET", "/v2/warehouses"),
    CUSTOMER("GET", "/v2/customer/%s"),
    NEW_CUSTOMER("POST", "/v2/customers");

    private final String method;
    private final String path;

    Endpoint(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public String method() { return method; }
    public String path() { return path; }
}
