Public Module Consts
    Public Const Erp As String = "https://api.jtl-cloud.com/erp/v2"
End Module
