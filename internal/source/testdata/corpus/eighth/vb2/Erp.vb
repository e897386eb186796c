Public Class Erp
    Private Const Base As String = "http://wawi:5883/api/eazybusiness"
    Private ReadOnly _http As New HttpClient()

    Public Async Function Items() As Task(Of String)
        Dim req As New HttpRequestMessage(HttpMethod.Get, Base & "/items") ' @exact GET /items f
        req.Headers.Add("Authorization", "Wawi " & _key)
        Dim res = Await _http.SendAsync(req)
        Return Await res.Content.ReadAsStringAsync()
    End Function

    Public Sub Push(body As String)
        Dim wr = CType(WebRequest.Create(String.Format("{0}/customers/{1}/notes", Base, id)), HttpWebRequest) ' @exact POST /customers/{}/notes f
        wr.Method = "POST"
        Using wc As New WebClient()
            wc.UploadString(Base & "/salesOrders", "POST", body) ' @exact POST /salesOrders f
            Dim s = wc.DownloadString($"{Base}/companies") ' @exact GET /companies f
        End Using
        Console.WriteLine("GET " & "/items") ' @decoy
        MsgBox("/salesOrders") ' @decoy
    End Sub
End Class
