Attribute VB_Name = "OitRun"
' From a button to Python, and from what can go wrong to a sentence for the person who clicked.
'
' The sentences are Thai and a VBA project is not Unicode: they stand in a hidden sheet of the
' workbook that holds this module, where the name oit_said refers to (a key, its sentence).
Option Explicit

Private Const OIT_VERSION As String = "0.0.0"
Private Const SENTENCES As String = "oit_said"

Public Sub RunOIT(ByVal entry As String)
    Dim code As Long
    Dim problem As String

    On Error GoTo Fault
    If ActiveWorkbook Is Nothing Then
        If entry = "new_book" Or entry = "doctor" Then
            Workbooks.Add
        Else
            OITSay "NO_BOOK", ""
            Exit Sub
        End If
    End If
    problem = OITObstacle()
    If problem <> "" Then
        OITSay problem, ""
        Exit Sub
    End If

    OITBusy
    code = RunPython("import oitsheet.addin as a; a.expect('" & OIT_VERSION & "'); a." & entry & "()")
    #If Not Mac Then
        OITFinished
        If code <> 0 Then OITSayFailed RunPythonLog
    #End If
    Exit Sub

Fault:
    problem = Err.Description
    OITFinished
    OITSay "NOT_STARTED", problem
End Sub

Private Function OITObstacle() As String
    ' The key of what keeps Python from being started at all, or "".
    If Not IsPlainName(ActiveWorkbook.Name) Then
        OITObstacle = "BAD_NAME"
    ElseIf Not IsInterpreter(ConfiguredInterpreter()) Then
        OITObstacle = "NO_PYTHON"
    End If
End Function

Private Sub OITBusy()
    Application.StatusBar = OITMessage("RUNNING")
    #If Not Mac Then
        Application.Cursor = xlWait ' on the Mac Python runs on its own, and Excel stays usable
    #End If
End Sub

Public Sub OITFinished()
    ' Gives status bar and pointer back, whatever happened.
    On Error Resume Next
    Application.StatusBar = False
    Application.Cursor = xlDefault
    Application.ScreenUpdating = True
End Sub

Public Sub OITSayFailed(ByVal written As String)
    ' What Python wrote before it gave up is for the one who mends it: one line of it is shown.
    If InStr(written, "No module named") > 0 Then
        OITSay "NO_PACKAGE", OITLastLine(written)
    Else
        OITSay "FAILED", OITLastLine(written)
    End If
End Sub

Public Function OITLastLine(ByVal written As String) As String
    ' The last line that is plain ASCII; others were read in a wrong code page.
    Dim lines() As String
    Dim n As Long

    lines = Split(Replace(written, vbCr, vbLf), vbLf)
    For n = UBound(lines) To LBound(lines) Step -1
        If Trim$(lines(n)) <> "" And OITIsAscii(lines(n)) Then
            OITLastLine = Left$(Trim$(lines(n)), 300)
            Exit Function
        End If
    Next n
End Function

Private Function OITIsAscii(ByVal text As String) As Boolean
    Dim n As Long
    Dim letter As Long

    For n = 1 To Len(text)
        letter = AscW(Mid$(text, n, 1))
        If letter < 32 Or letter > 126 Then Exit Function
    Next n
    OITIsAscii = True
End Function

Public Function OITMessage(ByVal key As String) As String
    ' A sentence of the hidden sheet; the key itself where sheet or name was taken away.
    Dim said As Range
    Dim row As Long

    OITMessage = key
    On Error Resume Next
    Set said = ThisWorkbook.Names(SENTENCES).RefersToRange
    If said Is Nothing Then Exit Function
    For row = 1 To said.Rows.Count
        If said.Cells(row, 1).Value = key Then
            OITMessage = said.Cells(row, 2).Value
            Exit Function
        End If
    Next row
End Function

Public Sub OITSay(ByVal key As String, ByVal detail As String)
    ' MsgBox shows only the letters of Windows' own code page; Popup shows all.
    Const OK_AND_WARNING As Long = 48
    Const IN_FRONT As Long = 4096
    Dim text As String

    text = OITMessage(key)
    If detail <> "" Then text = text & vbCrLf & vbCrLf & detail
    #If Mac Then
        MsgBox text, vbExclamation, "OIT"
    #Else
        On Error GoTo Plain
        WScript.Popup text, 0, "OIT", OK_AND_WARNING + IN_FRONT
        Exit Sub
Plain:
        MsgBox text, vbExclamation, "OIT"
    #End If
End Sub
