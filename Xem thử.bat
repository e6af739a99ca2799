@echo off
chcp 65001 >nul
title Xem thử
cd /d "%~dp0"
set PYTHONUTF8=1
where py >nul 2>nul
if errorlevel 1 goto python
py -3 chay.py serve --open
goto done
:python
python --version >nul 2>nul
if errorlevel 1 goto none
python chay.py serve --open
goto done
:none
echo Máy chưa có Python. Cài Python 3.11 trở lên từ python.org
echo (đánh dấu vào ô Add python.exe to PATH khi cài), rồi nhấp đúp lại tệp này.
:done
echo.
echo Nhấn một phím bất kỳ để đóng cửa sổ này.
pause >nul
