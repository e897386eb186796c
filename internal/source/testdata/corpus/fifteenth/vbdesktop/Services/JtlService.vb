Imports System.Net.Http
Imports System.Net.Http.Json
Imports RestSharp

Namespace Services

    ' Calls GET /api/eazybusiness/items and others
    Public Class JtlService
        Private Const BaseUrl As String = "http://localhost:5883/api/eazybusiness"
        Private Const ItemPath As String = "/items"
        Private ReadOnly _http As New HttpClient()
        Private ReadOnly _rest As New RestClient(BaseUrl)

        Public Sub New(apiKey As String)
            _http.DefaultRequestHeaders.Add("Authorization", "Wawi " & apiKey)
            _rest.AddDefaultHeader("Authorization", "Wawi " & apiKey)
        End Sub

        Public Async Function ItemsAsync() As Task(Of String)
            Return Await _http.GetStringAsync(BaseUrl & ItemPath & "?pageSize=100") ' @exact GET /items f
        End Function

        Public Async Function AddNoteAsync(orderId As Integer, text As String) As Task
            Dim url As String = String.Format("{0}/salesOrders/{1}/notes", BaseUrl, orderId)
            Dim response = Await _http.PostAsJsonAsync(url, New With {.Text = text}) ' @exact POST /salesOrders/{}/notes f
            If Not response.IsSuccessStatusCode Then Throw New Exception("POST /salesOrders/notes failed") ' @decoy
        End Function

        Public Function Cancel(id As Integer) As RestResponse
            Dim request As New RestRequest($"salesOrders/{id}/cancel", Method.Post) ' @exact POST /salesOrders/{}/cancel f
            Return _rest.Execute(request)
        End Function

        Public Function Suppliers() As RestResponse
            Return _rest.Get(New RestRequest("suppliers")) ' @exact GET /suppliers f
        End Function

        Public Sub Open(id As Integer)
            Process.Start("explorer.exe", "/items/" & id) ' @decoy
            MessageBox.Show("Open http://localhost:5883/api/eazybusiness/items") ' @decoy
            Dim key = "stocks/" & id ' @decoy
            My.Settings.LastPath = "/salesOrders/" & id ' @decoy
        End Sub
    End Class

    Public Class AmazonService
        Private Const Endpoint As String = "https://sellingpartnerapi-eu.amazon.com"
        Public Function Orders() As Task(Of String)
            Return New HttpClient().GetStringAsync(Endpoint & "/v2/salesOrders/1/lineitems") ' @decoy
        End Function
        Public Function Items() As Task(Of String)
            Return New HttpClient().GetStringAsync(Endpoint & "/items") ' @decoy
        End Function
    End Class
End Namespace
