package p;
public interface Consts { String ROOT = "https://api.jtl-cloud.com/erp/v2"; String STOCKS = ROOT + "/stocks"; }
