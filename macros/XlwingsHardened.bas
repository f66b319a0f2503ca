Attribute VB_Name = "XlwingsHardened"
' What the build puts into xlwings' own module in the place of its procedures of the same name,
' and (where xlwings has none) adds to it. Why each differs: docs/addin-security.md.
'
' A procedure here holds no name of a workbook but ActiveWorkbook.Name, and that only after
' IsPlainName has passed it.

Public RunPythonLog As String ' what Python wrote to its error stream in the last run (Windows)

Public Function RunPython(PythonCommand As String) As Long
    ' Runs Python code, which must be a constant; answers Python's exit code (0 on the Mac, where
    ' Python is started and not waited for). What Python wrote is left in RunPythonLog.
    Dim interpreter As String

    RunPythonLog = ""
    interpreter = ConfiguredInterpreter()
    If Not IsInterpreter(interpreter) Then Err.Raise vbObjectError + 1, "oitsheet", "no interpreter"
    If Not IsPlainName(ActiveWorkbook.Name) Then Err.Raise vbObjectError + 2, "oitsheet", "file name"
    #If Mac Then
        ExecuteMac PythonCommand, interpreter
    #Else
        RunPython = ExecuteWindows(PythonCommand, interpreter)
    #End If
End Function

Public Function ConfiguredInterpreter() As String
    #If Mac Then
        ConfiguredInterpreter = GetConfig("INTERPRETER_MAC")
    #Else
        ConfiguredInterpreter = GetConfig("INTERPRETER_WIN")
    #End If
End Function

Public Function IsInterpreter(ByVal path As String) As Boolean
    ' Only a whole path to a file that is there: a bare name would be looked for in the current
    ' folder first, which may be the one that a form was unpacked into.
    If InStr(path, """") > 0 Or InStr(path, "%") > 0 Then Exit Function
    #If Mac Then
        If Left$(path, 1) <> "/" Or InStr(path, "'") > 0 Or InStr(path, "|") > 0 Then Exit Function
        IsInterpreter = True ' Excel's sandbox may hide the file from VBA, not from the script
    #Else
        If Not (path Like "[A-Za-z]:\?*" Or path Like "\\?*\?*\?*") Then Exit Function
        IsInterpreter = FileExists(path)
    #End If
End Function

Public Function IsPlainName(ByVal book As String) As Boolean
    ' The name stands in quotation marks on the command line. There cmd.exe still replaces %...%
    ' (and what it puts in may close the quotation marks), the Mac's shell $ ` \ and ", the script
    ' splits at |, and xlwings cuts a name at =.
    Const BARRED As String = "%=""$`\|"
    Dim n As Long

    For n = 1 To Len(BARRED)
        If InStr(book, Mid$(BARRED, n, 1)) > 0 Then Exit Function
    Next n
    For n = 1 To Len(book)
        If AscW(Mid$(book, n, 1)) >= 0 And AscW(Mid$(book, n, 1)) < 32 Then Exit Function
    Next n
    IsPlainName = Len(book) > 0
End Function

Function GetConfig(configKey As String) As String
    ' Two places only: the sheet of the add-in itself, then the user's own file. Never the form
    ' that is open, never a file beside it; and in a form that carries these macros the sheet is
    ' the form's, so it does not count there.
    Dim configValue As String

    If ThisWorkbook.IsAddin Then
        If SheetExists(ThisWorkbook, PROJECT_NAME & ".conf") Then
            If GetConfigFromSheet(ThisWorkbook).Exists(configKey) Then
                configValue = CStr(GetConfigFromSheet(ThisWorkbook).Item(configKey))
            End If
        End If
    End If
    If configValue = "" And FileExists(GetConfigFilePath()) Then
        If Not GetConfigFromFile(GetConfigFilePath(), configKey, configValue) Then configValue = ""
    End If
    GetConfig = ExpandEnvironmentStrings(configValue)
End Function

Function ExecuteWindows(PythonCommand As String, PYTHON_WIN As String) As Long
    ' cmd.exe (by its whole path, without AutoRun and without !...!) goes to Python's own folder,
    ' starts Python without the current folder on its path (-P), and keeps the errors in a file.
    Dim DriveCommand As String, LOG_FILE As String, launcher As String

    launcher = """" & WScript.ExpandEnvironmentStrings("%SystemRoot%") & "\System32\cmd.exe"" /D /V:OFF /C "
    LOG_FILE = WScript.ExpandEnvironmentStrings("%TEMP%") & "\xlwings-" & CreateGUID() & ".log"
    If Left$(PYTHON_WIN, 2) = "\\" Then
        ' pushd gives a folder of the network a drive letter
        DriveCommand = "pushd """ & ParentFolder(PYTHON_WIN) & """ & "
    Else
        DriveCommand = Left$(PYTHON_WIN, 2) & " & cd """ & ParentFolder(PYTHON_WIN) & """ & "
    End If
    ExecuteWindows = WScript.Run(launcher & DriveCommand & """" & PYTHON_WIN & """" & _
        " -P -B -c """ & PythonCommand & """" & _
        " --wb=""" & ActiveWorkbook.Name & """ --from_xl=1" & _
        " --app=""" & Application.Path & "\" & Application.Name & """" & _
        " --hwnd=""" & Application.Hwnd & """ 2> """ & LOG_FILE & """", 0, True)
    RunPythonLog = TakenLog(LOG_FILE)
End Function

Public Function TakenLog(ByVal path As String) As String
    ' What stands in a log, which is taken away.
    On Error Resume Next
    TakenLog = ReadFile(path)
    Kill path
End Function

Sub ExecuteMac(PythonCommand As String, PYTHON_MAC As String)
    ' Excel's sandbox lets a macro start one thing only: the script that xlwings runpython install
    ' has put into ~/Library/Application Scripts. It puts the six parts into one line of the shell.
    ' The first keeps prepare_sys_path from adding any folder: a seventh field would be one.
    #If Mac Then
    Dim LOG_FILE As String, ParameterString As String, ExitCode As String

    LOG_FILE = Environ("HOME") & "/xlwings.log"
    TakenLog LOG_FILE ' of the last run
    ParameterString = "False;;;;;"
    ParameterString = ParameterString & "|'" & PYTHON_MAC & "' -P"
    ParameterString = ParameterString & "|" & PythonCommand
    ParameterString = ParameterString & "|" & ActiveWorkbook.Name
    ParameterString = ParameterString & "|" & Left(Application.Path, Len(Application.Path) - 4)
    ParameterString = ParameterString & "|" & LOG_FILE
    On Error GoTo NoScript
    ExitCode = AppleScriptTask("xlwings-" & XLWINGS_VERSION & ".applescript", "VbaHandler", ParameterString)
    Exit Sub
NoScript:
    OITFinished
    OITSay "NO_SCRIPT", ""
    #End If
End Sub

Private Sub CleanUp()
    ' On the Mac xlwings calls this when Python has ended.
    #If Mac Then
    Dim LOG_FILE As String, written As String

    LOG_FILE = Environ("HOME") & "/xlwings.log"
    written = TakenLog(LOG_FILE)
    OITFinished
    If written <> "" Then OITSayFailed written
    #End If
End Sub
