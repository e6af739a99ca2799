@echo off
chcp 65001 >nul
title Tình trạng
pushd "%~dp0"
if errorlevel 1 goto place
set PYTHONUTF8=1
set PYTHON=py -3
%PYTHON% --version >nul 2>nul
if %errorlevel%==0 goto run
set PYTHON=python
%PYTHON% --version >nul 2>nul
if %errorlevel%==0 goto run
echo Máy chưa có Python. Cài Python 3.11 trở lên từ python.org
echo (đánh dấu vào ô Add python.exe to PATH khi cài), rồi nhấp đúp lại tệp này.
goto done
:place
echo Không mở được thư mục chứa tệp này: ổ mạng chưa nối, hoặc tệp còn nằm trong tệp nén.
goto done
:run
%PYTHON% chay.py status
popd
:done
echo.
echo Nhấn một phím bất kỳ để đóng cửa sổ này.
pause >nul
