@echo off
rem oitsheet-check: drop OIT workbooks on this file. Written by oitsheet @VERSION@.
rem The line is taken whole: Explorer leaves a name without blanks unquoted, ampersands and all.
setlocal EnableExtensions EnableDelayedExpansion
set "OITSHEET_LINE=!CMDCMDLINE!"
setlocal DisableDelayedExpansion
"%SystemRoot%\System32\chcp.com" 65001 >nul
set "OITSHEET_PYTHON=@PYTHON@"
if not exist "%OITSHEET_PYTHON%" goto missing
"%OITSHEET_PYTHON%" -P -c "import oitsheet.cli.dropped" 2>nul || goto missing
"%OITSHEET_PYTHON%" -P -X utf8 -m oitsheet.cli.dropped %*
goto end
:missing
"%SystemRoot%\System32\findstr.exe" /b /c:"* " "%~f0"
echo   "%OITSHEET_PYTHON%"
:end
pause >nul
rem Not "exit /b": what follows an ampersand in a name must not be run.
exit
