Module Api
    Const Root As String = "https://api.jtl-cloud.com/erp/v2"
    Private ReadOnly Client As New HttpClient()

    Public Function Load(path As String) As String
        Client.DefaultRequestHeaders.Add("X-Tenant-ID", "t")
        Return Client.GetStringAsync(Root & path).Result
    End Function

    Sub Main()
        Dim stocks = Load("/stocks") ' @exact GET /v2/stocks f
        Dim item = Load("/items/" & id) ' @exact GET /v2/items/{} f
        Client.PostAsync(Root & "/customers", New StringContent("{}")).Wait() ' @exact POST /v2/customers f
        Console.WriteLine("POST " & Root & "/customers") ' @decoy
        Process.Start("/erp/v2/stocks") ' @decoy
    End Sub
End Module
