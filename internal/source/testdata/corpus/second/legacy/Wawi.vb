Module WawiSync
    Const Url = "http://127.0.0.1:5883/api/eazybusiness"

    Function CallWawi(method As String, path As String, Optional body As String = "") As String
        Dim req = WebRequest.Create(Url & path)
        req.Method = method
        req.Headers.Add("Authorization", "Wawi " & Key)
        Return New StreamReader(req.GetResponse().GetResponseStream()).ReadToEnd()
    End Function

    Sub Main()
        CallWawi("GET", "/stocks?itemId=5") ' @exact GET /stocks f
        CallWawi("POST", "/salesOrders", json) ' @exact POST /salesOrders f
        Dim r = CallWawi("PATCH", "/items/" & id) ' @exact PATCH /items/{} f
        Dim web As New WebClient()
        web.DownloadString(Url & "/v2/companies") ' @exact GET /v2/companies f
        Debug.Print("GET /items/5") ' @decoy
        File.ReadAllText("/v2/items/5") ' @decoy
        web.DownloadString("https://shop.example.de/api/v2/items/5") ' @decoy
    End Sub
End Module
