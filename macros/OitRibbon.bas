Attribute VB_Name = "OitRibbon"
' One Sub for each button of the tab OIT (customUI14.xml), and one without arguments for the
' button on the form's own summary (a macro-enabled workbook made by: oitsheet new --with-button).
' Each starts one constant entry point of oitsheet.addin; no button reads anything of a workbook.
Option Explicit

Public Sub OIT_Validate(control As Object)
    RunOIT "validate"
End Sub

Public Sub OIT_NextFinding(control As Object)
    RunOIT "next_finding"
End Sub

Public Sub OIT_Acknowledge(control As Object)
    RunOIT "acknowledge"
End Sub

Public Sub OIT_Clear(control As Object)
    RunOIT "clear"
End Sub

Public Sub OIT_TakeIn(control As Object)
    RunOIT "take_in"
End Sub

Public Sub OIT_NewBook(control As Object)
    RunOIT "new_book"
End Sub

Public Sub OIT_Explain(control As Object)
    RunOIT "explain"
End Sub

Public Sub OIT_Doctor(control As Object)
    RunOIT "doctor"
End Sub

Public Sub OIT_ValidateButton()
    RunOIT "validate"
End Sub
