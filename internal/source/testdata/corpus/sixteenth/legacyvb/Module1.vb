Module Module1
    Const Api As String = "http://192.168.1.10:5883/api/eazybusiness/"
    Sub Main()
        Dim client As New WebClient()
        client.Headers.Add("Authorization", "Wawi " & Key)
        Dim json = client.DownloadString(Api & "taxClasses") ' @exact GET /taxClasses f
        client.UploadString(Api & "customers", "POST", json) ' @exact POST /customers f
        Dim req = CType(WebRequest.Create(Api & "items/" & 5), HttpWebRequest) ' @exact PATCH /items/{} f
        req.Method = "PATCH"
        Console.WriteLine("POST " & Api & "customers") ' @decoy
        Dim shop = client.DownloadString("https://shop.example.com/api/items/5") ' @decoy
        File.WriteAllText("C:\temp\customers", json) ' @decoy
    End Sub
End Module
