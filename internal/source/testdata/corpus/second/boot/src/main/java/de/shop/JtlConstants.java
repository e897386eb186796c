package de.shop;

public final class JtlConstants {
    public static final String BASE = "https://api.jtl-cloud.com/erp";
    public static final String WAREHOUSES = "/v2/warehouses";
    private JtlConstants() {}
}
